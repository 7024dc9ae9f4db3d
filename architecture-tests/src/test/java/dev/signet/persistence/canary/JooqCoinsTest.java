package dev.signet.persistence.canary;

import dev.signet.application.canary.Coins;
import dev.signet.application.canary.CoinsContract;

/// Runs the contract.
public final class JooqCoinsTest implements CoinsContract {

    @Override
    public Coins coins() {
        return new JooqCoins();
    }
}
