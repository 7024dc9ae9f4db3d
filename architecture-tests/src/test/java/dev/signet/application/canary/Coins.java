package dev.signet.application.canary;

import dev.signet.application.TenantTx;

/// A port with a contract.
public interface Coins {

    /// Whether it shows heads.
    boolean toss(TenantTx tx);
}
