package dev.signet.persistence.canary;

import dev.signet.application.TenantTx;
import dev.signet.application.canary.Coins;

/// An implementation that runs its contract.
public final class JooqCoins implements Coins {

    @Override
    public boolean toss(TenantTx tx) {
        return true;
    }
}
