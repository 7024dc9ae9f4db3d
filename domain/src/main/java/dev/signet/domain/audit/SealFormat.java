package dev.signet.domain.audit;

import dev.signet.domain.Digest;
import dev.signet.domain.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/// The bytes under the MACs of a chain, fixed for ever. All integers are big-endian, times are microseconds
/// since the epoch, texts are UTF-8 behind their length in four bytes.
///
/// ```
/// content = HMAC-SHA-256(key, 1 | id:16 | at:8 | count:4 | last:8 or -1 | actor kind | actor | action | outcome |
///                             target | reason | source | correlation id)
/// mac     = HMAC-SHA-256(key, 2 | previous:32 | position:8 | at:8 | entry:16 | content:32)
/// ```
public final class SealFormat {

    private static final byte CONTENT = 1;
    private static final byte PLACE = 2;

    private SealFormat() {}

    /// The MAC of a whole entry, wherever it stands.
    public static Digest content(byte[] key, AuditEntry entry) {
        List<byte[]> texts = Stream.of(
                        word(entry.actor().kind()),
                        entry.actor().id(),
                        word(entry.action()),
                        word(entry.outcome()),
                        entry.target(),
                        entry.reason(),
                        entry.provenance().source(),
                        entry.provenance().correlationId())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length =
                texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(1 + 16 + 8 + 4 + 8 + length).put(CONTENT);
        put(bytes, entry.id())
                .putLong(micros(entry.at()))
                .putInt(entry.tally().count())
                .putLong(entry.tally().last().map(SealFormat::micros).orElse(-1L));
        texts.forEach(text -> bytes.putInt(text.length).put(text));
        return Digest.of(Hkdf.hmac(key, bytes.array()));
    }

    /// The MAC of a place.
    public static Digest mac(byte[] key, Digest previous, long position, Instant at, UUID entry, Digest content) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + 32 + 8 + 8 + 16 + 32)
                .put(PLACE)
                .put(previous.bytes())
                .putLong(position)
                .putLong(micros(at));
        put(bytes, entry).put(content.bytes());
        return Digest.of(Hkdf.hmac(key, bytes.array()));
    }

    private static ByteBuffer put(ByteBuffer bytes, UUID id) {
        return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
