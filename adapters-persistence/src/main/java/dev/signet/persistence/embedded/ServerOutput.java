package dev.signet.persistence.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// What a server process says: into our log, and its last lines kept for the sentence that says why it ended.
final class ServerOutput {

    private static final Logger LOG = LoggerFactory.getLogger("dev.signet.persistence.embedded.postgres");
    private static final String ROUTINE = "LOG:";
    private static final int KEPT = 12;

    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;

    ServerOutput(Process process) {
        reader = Thread.ofPlatform().daemon().name("embedded-postgres-output").start(() -> read(process));
    }

    /// The last lines of a process that has ended.
    String tail() {
        try {
            reader.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (last) {
            return String.join(" | ", last);
        }
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                LOG.atLevel(line.startsWith(ROUTINE) ? Level.DEBUG : Level.WARN).log(line);
                keep(line);
            }
        } catch (IOException e) {
            LOG.debug("The embedded database's output ended", e);
        }
    }

    private void keep(String line) {
        synchronized (last) {
            last.add(line);
            if (last.size() > KEPT) {
                last.remove();
            }
        }
    }
}
