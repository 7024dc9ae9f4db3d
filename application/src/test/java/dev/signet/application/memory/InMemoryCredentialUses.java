package dev.signet.application.memory;

import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Uses behind one lock.
public final class InMemoryCredentialUses implements CredentialUses {

    private final Map<TenantId, Map<CredentialId, Instant>> used = new HashMap<>();

    @Override
    public synchronized void note(TenantId tenant, CredentialId credential, Instant now) {
        used.computeIfAbsent(tenant, unknown -> new HashMap<>())
                .merge(credential, now, (one, other) -> one.isAfter(other) ? one : other);
    }

    @Override
    public synchronized Map<TenantId, Map<CredentialId, Instant>> drain() {
        Map<TenantId, Map<CredentialId, Instant>> drained = new HashMap<>(used);
        used.clear();
        return drained;
    }
}
