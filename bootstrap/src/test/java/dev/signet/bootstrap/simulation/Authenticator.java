package dev.signet.bootstrap.simulation;

import dev.signet.domain.Base32Reader;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What somebody holds in their hand (RFC 6238), and the recovery codes on paper beside it.
final class Authenticator {

    private static final int STEP_SECONDS = 30;
    final List<String> unused = new ArrayList<>();
    final List<String> used = new ArrayList<>();
    private final byte[] secret;
    private final Instant patience;
    private long spent = -1;

    /// @param base32 its secret
    /// @param patience until when it may be confirmed
    Authenticator(String base32, Instant patience) {
        this.secret = Base32Reader.read(base32);
        this.patience = patience;
    }

    boolean isTooLate(Instant now) {
        return !now.isBefore(patience);
    }

    /// The code of the step that is `ahead` of the present one.
    String code(Instant now, int ahead) {
        return code(step(now) + ahead);
    }

    /// The one that was accepted last.
    String lastCode() {
        return code(Math.max(0, spent));
    }

    /// Whether the code of the present step was not used up.
    boolean isFresh(Instant now) {
        return step(now) > spent;
    }

    void replaceRecovery(List<?> codes) {
        used.addAll(unused);
        unused.clear();
        codes.forEach(code -> unused.add(String.valueOf(code)));
    }

    /// Whether `code` counts; then it is used up.
    boolean accepts(String code, Instant now) {
        if (unused.remove(code)) {
            used.add(code);
            return true;
        }
        long last = LongStream.rangeClosed(step(now) - 1, step(now) + 1)
                .filter(step -> step > spent && code(step).equals(code))
                .max()
                .orElse(spent);
        boolean accepted = last > spent;
        spent = last;
        return accepted;
    }

    private static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), (long) STEP_SECONDS);
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            ByteBuffer digest = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            int offset = digest.get(digest.limit() - 1) & 0xf;
            return "%06d".formatted((digest.getInt(offset) & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
