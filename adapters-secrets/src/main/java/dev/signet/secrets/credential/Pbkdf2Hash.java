package dev.signet.secrets.credential;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/// PBKDF2-HMAC-SHA-256 (RFC 8018 §5.2) as the tenant API's original stored it: `$pbkdf2-sha256$i=…$salt$hash`,
/// salt and hash in padded base64url. Others write the same without `i=`, without padding, in plain base64, or
/// (passlib)
/// in one that has a dot for the plus.
final class Pbkdf2Hash implements StoredHash {

    static final String PREFIX = "$pbkdf2-sha256$";

    private static final int MOST_ITERATIONS = 2_000_000;
    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-sha256\\$(?:i=)?([1-9]\\d{0,6})\\$([\\w+./=-]{12,88})\\$([\\w+./=-]{24,88})");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Pbkdf2Hash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<Pbkdf2Hash> parse(String encoded) {
        Matcher parts = FORM.matcher(encoded);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) > MOST_ITERATIONS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Pbkdf2Hash(Integer.parseInt(parts.group(1)), decoded(parts.group(2)), decoded(parts.group(3))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder()
                .decode(text.replace('+', '-').replace('.', '-').replace('/', '_'));
    }

    @Override
    public boolean matches(byte[] password, BlockPool memory) {
        // Not the JDK's, which takes characters and refuses an empty password.
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(SHA256Digest.newInstance());
        generator.init(password, salt, iterations);
        KeyParameter computed = (KeyParameter) generator.generateDerivedMacParameters(hash.length * 8);
        return MessageDigest.isEqual(hash, computed.getKey());
    }

    @Override
    public boolean isAsGoodAs(Argon2Cost cost) {
        return false;
    }
}
