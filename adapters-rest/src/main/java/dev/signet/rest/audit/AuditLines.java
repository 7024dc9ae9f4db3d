package dev.signet.rest.audit;

import dev.signet.application.Page;
import dev.signet.domain.audit.AuditEntry;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Writes entries as JSON lines, page after page as they are read: however many there are, one page is in
/// memory.
@Singleton
public final class AuditLines {

    private final ObjectMapper json;

    AuditLines(ObjectMapper json) {
        this.json = json;
    }

    /// The lines of all entries from `first` on.
    ///
    /// @param page what is continued before an entry
    public InputStream of(Page<AuditEntry, UUID> first, Function<UUID, Page<AuditEntry, UUID>> page) {
        return new SequenceInputStream(new Pages(first, page));
    }

    private InputStream lines(Page<AuditEntry, UUID> page) {
        var bytes = new ByteArrayOutputStream();
        try {
            for (AuditEntry entry : page.items()) {
                json.writeValue(bytes, AuditDocument.of(entry));
                bytes.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /// Asks for a page when the one before has been read.
    @SuppressWarnings("JdkObsolete") // what a SequenceInputStream asks for
    private final class Pages implements Enumeration<InputStream> {

        private final Function<UUID, Page<AuditEntry, UUID>> following;
        private Optional<Page<AuditEntry, UUID>> ready;
        private Optional<UUID> next;

        Pages(Page<AuditEntry, UUID> first, Function<UUID, Page<AuditEntry, UUID>> following) {
            this.following = following;
            this.ready = Optional.of(first);
            this.next = first.next();
        }

        @Override
        public boolean hasMoreElements() {
            return ready.isPresent() || next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            Page<AuditEntry, UUID> page = ready.or(() -> next.map(following)).orElseThrow(NoSuchElementException::new);
            ready = Optional.empty();
            next = page.next();
            return lines(page);
        }
    }
}
