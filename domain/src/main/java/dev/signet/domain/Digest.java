package dev.signet.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 or HMAC-SHA-256 value of 32 bytes: what is kept of a secret instead of the secret.
public final class Digest {

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A digest made elsewhere.
    ///
    /// @param bytes exactly 32 bytes
    public static Digest of(byte[] bytes) {
        InvalidValue.unless(bytes.length == 32, "must have 32 bytes");
        return new Digest(bytes.clone());
    }

    /// SHA-256 (FIPS 180-4) of `bytes`.
    public static Digest sha256(byte[] bytes) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// SHA-256 of the UTF-8 encoding of `text`.
    public static Digest sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A copy of the 32 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The first eight hexadecimal digits, enough to tell two apart in a log.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, 4) + "…";
    }
}
