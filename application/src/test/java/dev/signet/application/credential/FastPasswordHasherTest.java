package dev.signet.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.FixedEntropy;
import dev.signet.domain.credential.Password;
import org.junit.jupiter.api.Test;

final class FastPasswordHasherTest implements PasswordHasherContract {

    private final FastPasswordHasher hasher = new FastPasswordHasher(new FixedEntropy(1));

    @Override
    public PasswordHasher hasher() {
        return hasher;
    }

    @Test
    void a_weak_hash_is_right_but_weak() {
        assertThat(hasher.verify(new Password("x"), hasher.weakHash(new Password("x"))))
                .isEqualTo(PasswordHasher.Verdict.RIGHT_BUT_WEAK);
    }
}
