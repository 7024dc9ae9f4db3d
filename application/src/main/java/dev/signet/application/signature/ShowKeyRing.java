package dev.signet.application.signature;

import dev.signet.application.Transactions;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.tenant.TenantId;

/// Shows an administrator a tenant's keys as they are stored now.
public final class ShowKeyRing {

    private final Transactions transactions;
    private final KeyRings rings;

    public ShowKeyRing(Transactions transactions, KeyRings rings) {
        this.transactions = transactions;
        this.rings = rings;
    }

    /// Loads the ring.
    public KeyRing handle(TenantId tenant) {
        return transactions.once(tenant, rings::load);
    }
}
