package dev.signet.application.signature;

import dev.signet.application.Transactions;
import dev.signet.application.tenant.Tenants;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The public keys by which others verify what a tenant signed (RFC 7517 §5).
public final class PublishKeys {

    /// How many other tenants the root JWKS of the legacy gateways can hold.
    private static final int MOST_LEGACY_TENANTS = 50;

    private final TenantKeys keys;
    private final Transactions transactions;
    private final Tenants tenants;
    private final InstantSource clock;

    public PublishKeys(TenantKeys keys, Transactions transactions, Tenants tenants, InstantSource clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /// Whose keys.
    ///
    /// @param withLegacy also those of the tenants whose policy puts theirs into the root JWKS
    public record Request(TenantId tenant, boolean withLegacy) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The keys to publish, youngest first, each once, and the tenant that they vouch for.
    public record Published(Tenant tenant, List<SigningKey> keys) implements Outcome {

        public Published {
            keys = List.copyOf(keys);
        }
    }

    /// The tenant is unknown or not served.
    public record NotServed() implements Outcome {}

    /// Collects the keys.
    public Outcome handle(Request request) {
        return transactions
                .once(request.tenant(), tenants::find)
                .filter(Tenant::isServed)
                .<Outcome>map(tenant -> new Published(tenant, keysOf(request)))
                .orElseGet(NotServed::new);
    }

    private List<SigningKey> keysOf(Request request) {
        Set<TenantId> whose = new LinkedHashSet<>(List.of(request.tenant()));
        if (request.withLegacy()) {
            whose.addAll(transactions.acrossTenants(tx -> tenants.withLegacyJwks(tx, MOST_LEGACY_TENANTS)));
        }
        var now = clock.instant();
        Stream<SigningKey> published = whose.stream().flatMap(tenant -> keys.of(tenant).published(now).stream());
        return published.distinct().toList();
    }
}
