package dev.signet.application.credential;

import dev.signet.application.Entropy;
import dev.signet.domain.Hkdf;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/// A salted MAC instead of a slow hash, for tests that hash often. Reads a hash marked `weak` as right but weak.
public final class FastPasswordHasher implements PasswordHasher {

    private static final String STRONG = "$fast$";
    private static final String WEAK = "$weak$";

    private final Entropy entropy;
    private final AtomicInteger computed = new AtomicInteger();

    /// @param entropy for the salts
    public FastPasswordHasher(Entropy entropy) {
        this.entropy = entropy;
    }

    @Override
    public PasswordHash hash(Password password) {
        return hash(STRONG, password);
    }

    /// A hash such as an older deployment wrote.
    public PasswordHash weakHash(Password password) {
        return hash(WEAK, password);
    }

    @Override
    public boolean reads(PasswordHash hash) {
        return hash.encoded().startsWith(STRONG) || hash.encoded().startsWith(WEAK);
    }

    @Override
    public Verdict verify(Password password, PasswordHash hash) {
        computed.incrementAndGet();
        String encoded = hash.encoded();
        boolean weak = encoded.startsWith(WEAK);
        if (password.reveal().isEmpty() || !(weak || encoded.startsWith(STRONG))) {
            return Verdict.WRONG;
        }
        String salt = encoded.substring(STRONG.length(), STRONG.length() + 32);
        byte[] expected = compute(weak ? WEAK : STRONG, salt, password).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, encoded.getBytes(StandardCharsets.UTF_8))) {
            return Verdict.WRONG;
        }
        return weak ? Verdict.RIGHT_BUT_WEAK : Verdict.RIGHT;
    }

    @Override
    public void pretend(Password password) {
        computed.incrementAndGet();
    }

    /// How often a slow hash would have been computed so far.
    public int computed() {
        return computed.get();
    }

    private PasswordHash hash(String kind, Password password) {
        computed.incrementAndGet();
        return new PasswordHash(compute(kind, HexFormat.of().formatHex(entropy.bytes(16)), password));
    }

    private static String compute(String kind, String salt, Password password) {
        byte[] mac = Hkdf.hmac(
                salt.getBytes(StandardCharsets.UTF_8), password.reveal().getBytes(StandardCharsets.UTF_8));
        return kind + salt + HexFormat.of().formatHex(mac);
    }
}
