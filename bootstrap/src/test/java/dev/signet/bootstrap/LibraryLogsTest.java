package dev.signet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LibraryLogsTest {

    private static final String LIBRARY = "io.opentelemetry.exporter.internal.http.HttpExporter";

    @Test
    void a_warning_of_a_library_is_in_the_log_and_what_is_below_is_not() {
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        Logger log = (Logger) LoggerFactory.getLogger(LIBRARY);
        log.addAppender(heard);
        var library = java.util.logging.Logger.getLogger(LIBRARY);
        Handler[] before = LogManager.getLogManager().getLogger("").getHandlers();
        try {
            LibraryLogs.join();
            library.warning("Failed to export");
            library.info("Exported, with the key of the collector");
        } finally {
            log.detachAppender(heard);
            LogManager.getLogManager().reset();
            List.of(before).forEach(java.util.logging.Logger.getLogger("")::addHandler);
        }
        assertThat(heard.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).isEqualTo("Failed to export");
        });
    }
}
