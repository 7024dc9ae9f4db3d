package dev.signet.secrets.credential;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id, version 1.3 (RFC 9106), in the PHC string format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, salt and
/// hash in unpadded base64.
final class Argon2Hash implements StoredHash {

    static final String PREFIX = "$argon2id$";

    /// What a new hash has, in bytes.
    static final int SALT_LENGTH = 16;

    private static final int HASH_LENGTH = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([1-9]\\d{0,8}),t=([1-9]\\d{0,4}),p=([1-9]\\d{0,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private Argon2Hash(Argon2Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<Argon2Hash> parse(String encoded) {
        Matcher parts = FORM.matcher(encoded);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Argon2Cost cost = new Argon2Cost(number(parts, 1), number(parts, 2), number(parts, 3));
            return Optional.of(new Argon2Hash(cost, bytes(parts, 4), bytes(parts, 5)));
        } catch (IllegalArgumentException beyond) {
            return Optional.empty();
        }
    }

    /// The encoded hash of `password` under a fresh `salt`.
    static String write(byte[] password, byte[] salt, Argon2Cost cost, BlockPool memory) {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memory(),
                        cost.passes(),
                        cost.lanes(),
                        encoder.encodeToString(salt),
                        encoder.encodeToString(compute(password, salt, cost, HASH_LENGTH, memory)));
    }

    /// The raw hash.
    ///
    /// @param memory where its blocks come from, and where they go when it is done
    static byte[] compute(byte[] password, byte[] salt, Argon2Cost cost, int length, BlockPool memory) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .withBlockPool(memory)
                .build());
        byte[] answer = new byte[length];
        generator.generateBytes(password, answer);
        return answer;
    }

    @Override
    public boolean matches(byte[] password, BlockPool memory) {
        return MessageDigest.isEqual(hash, compute(password, salt, cost, hash.length, memory));
    }

    @Override
    public boolean isAsGoodAs(Argon2Cost wanted) {
        return cost.isAtLeast(wanted) && salt.length >= SALT_LENGTH && hash.length >= HASH_LENGTH;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static byte[] bytes(Matcher parts, int group) {
        return Base64.getDecoder().decode(parts.group(group));
    }
}
