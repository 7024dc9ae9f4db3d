package dev.signet.application.tenant;

import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import java.util.Optional;

/// Which tenant a slug names: the one look-up that comes before there is a tenant to look for. A slug keeps its
/// id as long as the tenant lasts, and is never given to another; whether the tenant is served is read with every
/// decision.
public interface TenantDirectory {

    /// The id of the tenant named `slug`, served or not. For some minutes after the end of a tenant it may be found
    /// still.
    Optional<TenantId> find(TenantSlug slug);
}
