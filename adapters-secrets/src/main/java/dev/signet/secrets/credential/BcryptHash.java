package dev.signet.secrets.credential;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/// bcrypt in its crypt(3) form, `$2a$`, `$2b$` or `$2y$`. It sees the first 72 bytes of a password alone, in every
/// implementation, so a longer one is compared by those: whoever set it set it so.
final class BcryptHash implements StoredHash {

    private static final int MOST_BYTES = 72;
    /// Cost 4 to 15: the dearest is about two seconds.
    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");

    private final String encoded;

    private BcryptHash(String encoded) {
        this.encoded = encoded;
    }

    static Optional<BcryptHash> parse(String encoded) {
        return FORM.matcher(encoded).matches() ? Optional.of(new BcryptHash(encoded)) : Optional.empty();
    }

    @Override
    public boolean matches(byte[] password, BlockPool memory) {
        // The library compares in constant time.
        return OpenBSDBCrypt.checkPassword(encoded, Arrays.copyOf(password, Math.min(password.length, MOST_BYTES)));
    }

    @Override
    public boolean isAsGoodAs(Argon2Cost cost) {
        return false;
    }
}
