package dev.signet.secrets;

import dev.signet.application.Entropy;
import dev.signet.domain.Hkdf;
import dev.signet.domain.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// 32 random bytes from which every other secret of a deployment is derived or sealed (HKDF, RFC 5869).
/// Whoever holds them and a copy of the database holds everything, so it is never stored beside the data
/// and never printed.
public final class MasterKey {

    private static final int LENGTH = 32;
    private static final byte[] ID_LABEL = "signet master key id".getBytes(StandardCharsets.UTF_8);

    private final byte[] bytes;
    private final byte[] id;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
        this.id = Arrays.copyOf(sha256(ID_LABEL, bytes), 4);
    }

    /// Reads a key written as hexadecimal, base64 or base64url (padded or not) of exactly 32 bytes.
    public static MasterKey parse(String text) {
        byte[] bytes = decode(text.strip());
        InvalidValue.unless(bytes.length == LENGTH, "must be 32 bytes, written in hexadecimal, base64 or base64url");
        byte first = bytes[0];
        boolean varied = false;
        for (byte b : bytes) {
            varied |= b != first;
        }
        InvalidValue.unless(varied, "must be 32 random bytes, not one byte repeated");
        return new MasterKey(bytes);
    }

    /// A new key.
    public static MasterKey fresh(Entropy entropy) {
        return new MasterKey(entropy.bytes(LENGTH));
    }

    /// The name by which what it sealed calls it: eight hexadecimal digits that follow from the key.
    public String id() {
        return HexFormat.of().formatHex(id);
    }

    /// The four bytes of [#id()].
    public byte[] idBytes() {
        return id.clone();
    }

    /// The subkey of 32 bytes for `purpose`; those of two purposes tell nothing of each other.
    public byte[] derive(Purpose purpose) {
        return derive(purpose, new byte[0]);
    }

    /// The subkey of 32 bytes for `purpose`, one for each `salt`.
    public byte[] derive(Purpose purpose, byte[] salt) {
        return Hkdf.derive(bytes, salt, purpose.info(), LENGTH);
    }

    /// The key in base64url, for the file that keeps it.
    String reveal() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "MasterKey(" + id() + ")";
    }

    private static byte[] decode(String text) {
        try {
            return text.length() == 2 * LENGTH
                    ? HexFormat.of().parseHex(text)
                    : Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            return new byte[0]; // a length that no key has
        }
    }

    private static byte[] sha256(byte[] label, byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(label);
            return digest.digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a subkey is for. The texts are fixed for ever: with another text, nothing stored opens.
    public enum Purpose {
        SEALING("signet sealing"),
        REFRESH_TOKEN("signet refresh token key"),
        CLIENT_SECRET("signet client secret"),
        /// For names that are counted and not known.
        PSEUDONYM("signet pseudonym"),
        /// For the seals of the audit trail.
        AUDIT("signet audit"),
        /// For the names of shared secrets that are kept elsewhere.
        SHARED_SECRET_NAME("signet shared secret name"),
        /// For the digests of API keys and recovery codes.
        CREDENTIAL("signet credential");

        private final String info;

        Purpose(String info) {
            this.info = info;
        }

        private byte[] info() {
            return info.getBytes(StandardCharsets.UTF_8);
        }
    }
}
