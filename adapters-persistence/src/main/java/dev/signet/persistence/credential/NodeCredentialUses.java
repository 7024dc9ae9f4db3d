package dev.signet.persistence.credential;

import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Uses as this node remembers them. How many there are between two writings is bounded by how many credentials
/// were found good meanwhile.
public final class NodeCredentialUses implements CredentialUses {

    private final Map<Use, Instant> last = new ConcurrentHashMap<>();

    private record Use(TenantId tenant, CredentialId credential) {}

    @Override
    public void note(TenantId tenant, CredentialId credential, Instant now) {
        last.merge(new Use(tenant, credential), now, NodeCredentialUses::later);
    }

    @Override
    public Map<TenantId, Map<CredentialId, Instant>> drain() {
        Map<TenantId, Map<CredentialId, Instant>> drained = new HashMap<>();
        for (Use use : List.copyOf(last.keySet())) {
            Instant at = last.remove(use);
            if (at != null) {
                drained.computeIfAbsent(use.tenant(), tenant -> new HashMap<>()).put(use.credential(), at);
            }
        }
        return drained;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
