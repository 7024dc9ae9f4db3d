package dev.signet.domain.tenant;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;

/// One customer of this deployment: nothing of one tenant is ever visible to another.
///
/// @param displayName for people, at most 128 characters
public record Tenant(
        TenantId id, TenantSlug slug, String displayName, TenantState state, TenantPolicy policy, Version version) {

    public Tenant {
        InvalidValue.unless(!displayName.isBlank() && displayName.length() <= 128, "must have 1 to 128 characters");
    }

    /// Whether its endpoints answer.
    public boolean isServed() {
        return state == TenantState.ACTIVE;
    }

    /// The same tenant, no longer or again served.
    public Tenant in(TenantState next) {
        return new Tenant(id, slug, displayName, next, policy, version);
    }

    /// The same tenant under another name and policy.
    public Tenant changed(String name, TenantPolicy next) {
        return new Tenant(id, slug, name, state, next, version);
    }
}
