package dev.signet.secrets.credential;

import dev.signet.application.Entropy;
import dev.signet.application.credential.PasswordHasher;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordHash;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/// Argon2id for new hashes, whatever [StoredHash] knows for old ones. A password is hashed as the UTF-8 bytes of the
/// text that came, NUL and all, and not normalised: a hash made before under another idea of equal texts would never
/// match again.
public final class Argon2PasswordHasher implements PasswordHasher {

    /// What the computation takes beside the memory that it fills, in blocks of 1 KiB.
    private static final int SCRATCH_BLOCKS = 8;

    private final Argon2Cost cost;
    private final HashingPlaces places;
    private final Entropy entropy;

    /// Of each place, kept from one hash to the next, and cleared between them: made anew each time, it filled the heap
    /// within a few logins, and everybody waited while it was emptied.
    private final ThreadLocal<BlockPool> memory;

    /// @param cost of a new hash; a weaker one is right but weak
    /// @param entropy for the salts
    public Argon2PasswordHasher(Argon2Cost cost, HashingPlaces places, Entropy entropy) {
        this.cost = cost;
        this.places = places;
        this.entropy = entropy;
        this.memory = ThreadLocal.withInitial(() -> new FixedBlockPool(cost.memory() + SCRATCH_BLOCKS));
    }

    @Override
    public PasswordHash hash(Password password) {
        byte[] salt = entropy.bytes(Argon2Hash.SALT_LENGTH);
        return new PasswordHash(places.at(() -> Argon2Hash.write(bytes(password), salt, cost, memory.get())));
    }

    @Override
    public boolean reads(PasswordHash hash) {
        return StoredHash.parse(hash.encoded()).isPresent();
    }

    @Override
    public Verdict verify(Password password, PasswordHash hash) {
        if (password.reveal().isEmpty()) {
            pretend(password);
            return Verdict.WRONG;
        }
        return StoredHash.parse(hash.encoded())
                .map(stored -> compare(password, stored))
                .orElseGet(() -> {
                    pretend(password);
                    return Verdict.WRONG;
                });
    }

    @Override
    public void pretend(Password password) {
        byte[] salt = new byte[Argon2Hash.SALT_LENGTH];
        places.at(() -> Argon2Hash.compute(bytes(password), salt, cost, 32, memory.get()));
    }

    private Verdict compare(Password password, StoredHash stored) {
        if (!places.at(() -> stored.matches(bytes(password), memory.get()))) {
            return Verdict.WRONG;
        }
        return stored.isAsGoodAs(cost) ? Verdict.RIGHT : Verdict.RIGHT_BUT_WEAK;
    }

    private static byte[] bytes(Password password) {
        return password.reveal().getBytes(StandardCharsets.UTF_8);
    }
}
