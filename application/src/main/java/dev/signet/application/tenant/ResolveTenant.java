package dev.signet.application.tenant;

import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import java.util.Optional;

/// Finds the tenant that a request names. Whether it is served is read with every decision, not here.
public final class ResolveTenant {

    private final TenantDirectory directory;

    public ResolveTenant(TenantDirectory directory) {
        this.directory = directory;
    }

    /// The tenant named `slug`; empty also where the text could be no slug.
    public Optional<TenantId> handle(String slug) {
        return TenantSlug.isWellFormed(slug) ? directory.find(new TenantSlug(slug)) : Optional.empty();
    }
}
