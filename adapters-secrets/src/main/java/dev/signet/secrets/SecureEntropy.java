package dev.signet.secrets;

import dev.signet.application.Entropy;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// [Entropy] from the platform's deterministic random bit generator (NIST SP 800-90A), which the operating system
/// seeds once, without blocking. Safe and cheap from any number of virtual threads: no file is read per call.
public final class SecureEntropy implements Entropy {

    private final SecureRandom random;

    /// A generator of its own.
    public SecureEntropy() {
        try {
            this.random = SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] bytes(int count) {
        byte[] answer = new byte[count];
        random.nextBytes(answer);
        return answer;
    }
}
