package dev.signet.domain;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HKDF with SHA-256 (RFC 5869).
public final class Hkdf {

    private static final int HASH_LENGTH = 32;

    private Hkdf() {}

    /// Extract and expand.
    ///
    /// @param keyMaterial the input keying material
    /// @param salt may be empty, which RFC 5869 §2.2 reads as 32 zero bytes
    /// @param info what the derived key is for
    /// @param length of the answer in bytes, at most 8160
    public static byte[] derive(byte[] keyMaterial, byte[] salt, byte[] info, int length) {
        if (length < 1 || length > 255 * HASH_LENGTH) {
            throw new IllegalArgumentException("length must be 1 to 8160 bytes");
        }
        byte[] extracted = hmac(salt.length == 0 ? new byte[HASH_LENGTH] : salt, keyMaterial);
        byte[] answer = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, round = 1; done < length; done += HASH_LENGTH, round++) {
            byte[] input = Arrays.copyOf(block, block.length + info.length + 1);
            System.arraycopy(info, 0, input, block.length, info.length);
            input[input.length - 1] = (byte) round;
            block = hmac(extracted, input);
            System.arraycopy(block, 0, answer, done, Math.min(HASH_LENGTH, length - done));
        }
        return answer;
    }

    /// HMAC-SHA-256 (RFC 2104) of `message`: 32 bytes.
    public static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
