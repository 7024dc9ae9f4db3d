package dev.signet.application.canary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What every coin promises.
public interface CoinsContract {

    /// The coin under test.
    Coins coins();

    /// It is there.
    @Test
    default void there_is_a_coin() {
        assertThat(coins()).isNotNull();
    }
}
