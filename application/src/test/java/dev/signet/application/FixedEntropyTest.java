package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FixedEntropyTest implements EntropyContract {

    @Override
    public Entropy entropy() {
        return new FixedEntropy(7);
    }

    @Test
    void two_of_one_seed_agree() {
        assertThat(new FixedEntropy(3).bytes(100)).isEqualTo(new FixedEntropy(3).bytes(100));
        assertThat(new FixedEntropy(3).bytes(100)).isNotEqualTo(new FixedEntropy(4).bytes(100));
    }
}
