package dev.signet.application.tenant;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.signature.KeyMaking;
import dev.signet.application.signature.KeyRings;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import java.util.List;
import java.util.Set;

/// Makes a tenant with its first keys.
public final class ProvisionTenant {

    private final Transactions transactions;
    private final Tenants tenants;
    private final KeyRings rings;
    private final KeyMaking making;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final Ids ids;
    private final Set<String> reserved;

    /// @param reserved slugs that would hide a path of the service
    public ProvisionTenant(
            Transactions transactions,
            Tenants tenants,
            KeyRings rings,
            KeyMaking making,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids,
            Set<String> reserved) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.rings = rings;
        this.making = making;
        this.trail = trail;
        this.entries = entries;
        this.ids = ids;
        this.reserved = Set.copyOf(reserved);
    }

    /// A tenant to be.
    public record Request(TenantSlug slug, String displayName, TenantPolicy policy, Author author) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The tenant.
    public record Provisioned(Tenant tenant) implements Outcome {}

    /// Another tenant has that slug.
    public record SlugTaken() implements Outcome {}

    /// The slug is a word of the URL space.
    public record SlugReserved() implements Outcome {}

    /// Makes the tenant.
    public Outcome handle(Request request) {
        if (reserved.contains(request.slug().value())) {
            return new SlugReserved();
        }
        Tenant tenant = new Tenant(
                new TenantId(ids.next()),
                request.slug(),
                request.displayName(),
                TenantState.ACTIVE,
                request.policy(),
                Version.FIRST);
        List<SigningKey> keys =
                making.first(tenant.id(), tenant.slug(), request.policy().algorithm());
        AuditEntry entry = entries.by(request.author(), AuditAction.TENANT_PROVISIONED, "tenant:" + request.slug());
        return transactions.acrossTenants(tx -> {
            if (!tenants.add(tx, tenant)) {
                return new SlugTaken();
            }
            keys.forEach(key -> rings.add(tx.as(tenant.id()), key));
            trail.record(tx.as(tenant.id()), entry);
            return new Provisioned(tenant);
        });
    }
}
