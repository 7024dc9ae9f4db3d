package dev.signet.application.tenant;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantSlug;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes a tenant: its name, its policy, whether it is served, whether it is being deleted.
public final class ChangeTenant {

    private final Transactions transactions;
    private final Tenants tenants;
    private final TenantKeyring keyring;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public ChangeTenant(
            Transactions transactions,
            Tenants tenants,
            TenantKeyring keyring,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.keyring = keyring;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// A change.
    ///
    /// @param expected the version that the author saw; empty: whatever it is
    /// @param change from the tenant as it is to the tenant as it shall be
    public record Request(TenantSlug slug, Optional<Version> expected, UnaryOperator<Tenant> change, Author author) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The tenant as it is now.
    public record Changed(Tenant tenant) implements Outcome {}

    /// No tenant of that name, or one that was deleted and whose grace is over.
    public record Unknown() implements Outcome {}

    /// Somebody else changed it since.
    public record Stale() implements Outcome {}

    /// Changes the tenant.
    public Outcome handle(Request request) {
        Optional<Tenant> before = transactions
                .acrossTenants(tx -> tenants.find(tx, request.slug()))
                .filter(tenant -> !tenant.isOver(clock.instant()));
        if (before.isEmpty()) {
            return new Unknown();
        }
        if (request.expected().filter(v -> !v.equals(before.get().version())).isPresent()) {
            return new Stale();
        }
        Tenant after = request.change().apply(before.get());
        if (after.equals(before.get())) {
            return new Changed(after);
        }
        return store(request, before.get(), after);
    }

    private Outcome store(Request request, Tenant before, Tenant after) {
        List<SigningKey> needed =
                keyring.missing(before.id(), before.slug(), after.policy().algorithm());
        AuditEntry entry = entries.by(request.author(), action(before, after), "tenant:" + request.slug());
        boolean changed = transactions.acrossTenants(tx -> {
            if (!tenants.change(tx, after, before.version())) {
                return false;
            }
            needed.forEach(key -> keyring.rings().add(tx.as(before.id()), key));
            trail.record(tx.as(before.id()), entry);
            return true;
        });
        keyring.forget(before.id());
        return changed
                ? new Changed(transactions
                        .acrossTenants(tx -> tenants.find(tx, request.slug()))
                        .orElseThrow())
                : new Stale();
    }

    private static AuditAction action(Tenant before, Tenant after) {
        if (before.state() == after.state()) {
            return AuditAction.TENANT_CHANGED;
        }
        return switch (after.state()) {
            case ACTIVE -> AuditAction.TENANT_RESUMED;
            case SUSPENDED -> AuditAction.TENANT_SUSPENDED;
            case DELETING -> AuditAction.TENANT_DELETED;
        };
    }
}
