package dev.signet.bootstrap.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.domain.Digest;
import dev.signet.domain.audit.Head;
import dev.signet.domain.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The ends of audit chains, noted outside the database, one JSON object a line: whoever cuts the end of a
/// chain would have to change this file too. It is appended to; when it has grown large, the last line of
/// each tenant is kept.
public final class HeadFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> file;
    private final long largest;
    private final Map<TenantId, Head> heads = new HashMap<>();

    private HeadFile(Optional<Path> file, long largest) {
        this.file = file;
        this.largest = largest;
    }

    /// The file in `directory`, with what was noted in it.
    ///
    /// @param largest size in bytes beyond which it is made short
    public static HeadFile in(Path directory, long largest) {
        Path path = directory.resolve("audit-heads.jsonl");
        var file = new HeadFile(Optional.of(path), largest);
        if (Files.exists(path)) {
            try {
                String noted = Files.readString(path);
                noted.lines().forEach(file::read);
                if (!noted.isEmpty() && !noted.endsWith("\n")) {
                    // So that the next line does not end up behind half of one.
                    Files.writeString(path, "\n", StandardOpenOption.APPEND);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }

    /// No file: nothing is noted but in the log.
    public static HeadFile none() {
        return new HeadFile(Optional.empty(), 0);
    }

    /// Where the chain of `tenant` ended when that was last noted.
    public synchronized Optional<Head> of(TenantId tenant) {
        return Optional.ofNullable(heads.get(tenant));
    }

    /// Notes where the chains of these tenants end at `now`.
    public synchronized void note(Map<TenantId, Head> grown, Instant now) {
        if (file.isEmpty() || grown.isEmpty()) {
            return;
        }
        Path path = file.get();
        heads.putAll(grown);
        try {
            if (Files.notExists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(path, lines(grown, now), StandardOpenOption.APPEND);
            if (Files.size(path) > largest) {
                Path fresh = path.resolveSibling("audit-heads.jsonl.new");
                Files.writeString(fresh, lines(heads, now));
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(Map<TenantId, Head> heads, Instant now) {
        StringBuilder lines = new StringBuilder();
        heads.forEach((tenant, head) -> lines.append(JSON.createObjectNode()
                        .put("at", now.toString())
                        .put("tenant", tenant.value().toString())
                        .put("position", head.position())
                        .put("seal", HexFormat.of().formatHex(head.mac().bytes())))
                .append('\n'));
        return lines.toString();
    }

    /// A line that was not written to its end, because the machine stopped, is passed over.
    private void read(String line) {
        try {
            JsonNode noted = JSON.readTree(line.getBytes(StandardCharsets.UTF_8));
            heads.put(
                    new TenantId(UUID.fromString(noted.path("tenant").asText())),
                    new Head(
                            noted.path("position").asLong(),
                            Digest.of(HexFormat.of().parseHex(noted.path("seal").asText()))));
        } catch (IOException | IllegalArgumentException e) {
            // nothing was promised of it
        }
    }
}
