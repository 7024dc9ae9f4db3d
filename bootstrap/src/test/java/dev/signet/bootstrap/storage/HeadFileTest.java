package dev.signet.bootstrap.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Digest;
import dev.signet.domain.audit.Head;
import dev.signet.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeadFileTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final TenantId GLOBEX = new TenantId(new UUID(2, 2));

    @TempDir
    private Path directory;

    @Test
    void what_was_noted_last_is_known_after_a_restart() throws IOException {
        HeadFile file = file(1 << 20);
        assertThat(file.of(ACME)).isEmpty();
        file.note(Map.of(ACME, head(1), GLOBEX, head(5)), NOON);
        file.note(Map.of(ACME, head(2)), NOON);

        assertThat(file.of(ACME)).contains(head(2));
        assertThat(file(1 << 20).of(ACME)).contains(head(2));
        assertThat(file(1 << 20).of(GLOBEX)).contains(head(5));
        assertThat(Files.readAllLines(path())).hasSize(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_line_that_was_not_finished_is_passed_over() throws IOException {
        file(1 << 20).note(Map.of(ACME, head(1)), NOON);
        Files.writeString(path(), "{\"tenant\":\"0000", StandardOpenOption.APPEND);

        HeadFile after = file(1 << 20);
        assertThat(after.of(ACME)).contains(head(1));
        after.note(Map.of(ACME, head(2)), NOON);
        assertThat(file(1 << 20).of(ACME)).contains(head(2));
    }

    @Test
    void when_it_is_large_the_last_line_of_each_tenant_stays() throws IOException {
        HeadFile file = file(1000);
        file.note(Map.of(GLOBEX, head(7)), NOON);
        for (int position = 1; position <= 100; position++) {
            file.note(Map.of(ACME, head(position)), NOON);
        }

        assertThat(Files.size(path())).isLessThan(1200);
        assertThat(file(1000).of(ACME)).contains(head(100));
        assertThat(file(1000).of(GLOBEX)).contains(head(7));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    private HeadFile file(long largest) {
        return HeadFile.in(directory, largest);
    }

    private Path path() {
        return directory.resolve("audit-heads.jsonl");
    }

    private static Head head(int position) {
        return new Head(position, Digest.sha256("at " + position));
    }
}
