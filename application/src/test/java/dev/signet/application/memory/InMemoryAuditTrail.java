package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemoryAuditTrail implements AuditTrail {

    @Override
    public void record(TenantTx tx, AuditEntry entry) {
        Memory.of(tx).audit.put(new Memory.Key<>(tx.tenant(), entry.id()), entry);
    }

    @Override
    public List<AuditEntry> page(TenantTx tx, Optional<UUID> before, int limit) {
        return Memory.of(tx).audit.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .map(Map.Entry::getValue)
                .filter(entry -> before.isEmpty()
                        || entry.id().toString().compareTo(before.get().toString()) < 0)
                .sorted(Comparator.comparing((AuditEntry entry) -> entry.id().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }
}
