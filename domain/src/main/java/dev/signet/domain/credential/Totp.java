package dev.signet.domain.credential;

import dev.signet.domain.Base32;
import dev.signet.domain.InvalidValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time passwords by the time (RFC 6238): six digits, HMAC-SHA-1, steps of thirty seconds since the epoch, which is
/// what every authenticator knows.
public final class Totp {

    /// How long a secret is (RFC 4226 §4 R6).
    public static final int SECRET_BYTES = 20;

    /// How long a step lasts, in seconds.
    public static final int STEP_SECONDS = 30;

    /// How many digits a code has.
    public static final int DIGITS = 6;

    /// By how many steps a clock may be wrong, either way (RFC 6238 §5.2).
    private static final int WINDOW = 1;

    private static final int MODULUS = 1_000_000;

    private final byte[] secret;

    /// @param secret at least 16 bytes (RFC 4226 §4 R6)
    public Totp(byte[] secret) {
        InvalidValue.unless(secret.length >= 16, "must have at least 16 bytes");
        this.secret = secret.clone();
    }

    /// The step in which `now` lies.
    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), (long) STEP_SECONDS);
    }

    /// The code of one step (RFC 4226 §5.3).
    public String codeOf(long step) {
        byte[] mac = mac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int truncated = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
        String digits = Integer.toString(truncated % MODULUS);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /// The step around `now` whose code was presented; empty if there is none after `spent`.
    ///
    /// @param spent the last step that was used
    public OptionalLong match(OneTimeCode presented, Instant now, long spent) {
        byte[] typed = presented.reveal().replace(" ", "").getBytes(StandardCharsets.UTF_8);
        long present = stepAt(now);
        return LongStream.rangeClosed(present - WINDOW, present + WINDOW)
                .filter(step -> MessageDigest.isEqual(codeOf(step).getBytes(StandardCharsets.UTF_8), typed))
                .filter(step -> step > spent)
                .reduce((earlier, later) -> later);
    }

    /// The secret in the form that people type and authenticators read. Who calls this is responsible for where it
    /// goes.
    public String reveal() {
        return Base32.encode(secret);
    }

    private byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Totp(hidden)";
    }
}
