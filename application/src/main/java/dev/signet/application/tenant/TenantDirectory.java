package dev.signet.application.tenant;

import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import java.util.Optional;

/// Which tenant a slug names: the one look-up that comes before there is a tenant to look for. A slug keeps its
/// id for ever, so a found one may be remembered without end; whether the tenant is served is read with every
/// decision.
public interface TenantDirectory {

    /// The id of the tenant named `slug`, served or not.
    Optional<TenantId> find(TenantSlug slug);
}
