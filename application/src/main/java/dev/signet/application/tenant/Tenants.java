package dev.signet.application.tenant;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.domain.Version;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import java.util.List;
import java.util.Optional;

/// The tenants of this deployment.
public interface Tenants {

    /// The tenant of `tx`.
    Optional<Tenant> find(TenantTx tx);

    /// The tenant named `slug`.
    Optional<Tenant> find(SystemTx tx, TenantSlug slug);

    /// Adds a tenant.
    ///
    /// @return false if its slug is taken, or was that of a tenant that is gone, and then nothing was added
    boolean add(SystemTx tx, Tenant tenant);

    /// Replaces what is kept of a tenant (slug and id never change) and moves its version on by one.
    ///
    /// @return false if it is no longer of version `expected`, and then nothing was changed
    boolean change(SystemTx tx, Tenant next, Version expected);

    /// Up to `limit` tenants in order of slug, after `after`.
    List<Tenant> page(SystemTx tx, Optional<TenantSlug> after, int limit);

    /// The served tenants whose policy puts their keys into the root JWKS, at most `limit`, in order of slug.
    List<TenantId> withLegacyJwks(SystemTx tx, int limit);
}
