package dev.signet.persistence.canary;

import dev.signet.application.TenantTx;
import dev.signet.application.canary.Coins;

/// An implementation that nobody tests.
public final class RedisCoins implements Coins {

    @Override
    public boolean toss(TenantTx tx) {
        return false;
    }
}
