package dev.signet.application.memory;

import dev.signet.application.Transactions;
import dev.signet.application.tenant.Routes;
import dev.signet.domain.Digest;
import dev.signet.domain.tenant.RouteKind;
import dev.signet.domain.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

final class InMemoryRoutes implements Routes {

    private final Transactions transactions;

    InMemoryRoutes(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<TenantId> find(RouteKind kind, Digest digest) {
        return switch (kind) {
            case SCIM_TOKEN ->
                transactions.acrossTenants(tx -> Memory.of(tx).scimTokens.entrySet().stream()
                        .filter(row -> row.getValue().digest().equals(digest))
                        .map(Map.Entry::getKey)
                        .map(Memory.Key::tenant)
                        .findFirst());
        };
    }
}
