package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What [Entropy] promises.
public interface EntropyContract {

    /// The source under test.
    Entropy entropy();

    @Test
    default void gives_as_many_bytes_as_asked_for() {
        assertThat(entropy().bytes(0)).isEmpty();
        assertThat(entropy().bytes(1)).hasSize(1);
        assertThat(entropy().bytes(4097)).hasSize(4097);
    }

    @Test
    default void never_gives_the_same_twice() {
        Entropy entropy = entropy();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(Arrays.toString(entropy.bytes(16)));
        }
        assertThat(seen).hasSize(1000);
    }

    @Test
    default void gives_bytes_of_every_value() {
        byte[] many = entropy().bytes(65_536);
        boolean[] seen = new boolean[256];
        for (byte value : many) {
            seen[value & 0xff] = true;
        }
        assertThat(seen).doesNotContain(false);
    }
}
