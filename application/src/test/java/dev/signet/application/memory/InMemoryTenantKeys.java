package dev.signet.application.memory;

import dev.signet.application.Transactions;
import dev.signet.application.signature.KeyRings;
import dev.signet.application.signature.TenantKeys;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.tenant.TenantId;

/// Remembers nothing, which is allowed.
final class InMemoryTenantKeys implements TenantKeys {

    private final Transactions transactions;
    private final KeyRings rings;

    InMemoryTenantKeys(Transactions transactions, KeyRings rings) {
        this.transactions = transactions;
        this.rings = rings;
    }

    @Override
    public KeyRing of(TenantId tenant) {
        return transactions.once(tenant, rings::load);
    }

    @Override
    public KeyRing reloaded(TenantId tenant) {
        return of(tenant);
    }

    @Override
    public void forget(TenantId tenant) {
        // Nothing is remembered.
    }
}
