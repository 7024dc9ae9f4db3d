package dev.signet.domain.tenant;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import java.time.Instant;
import java.util.Optional;

/// One customer of this deployment: nothing of one tenant is ever visible to another.
///
/// @param displayName for people, at most 128 characters
/// @param ends when a tenant that is being deleted is gone for good; empty for any other
public record Tenant(
        TenantId id,
        TenantSlug slug,
        String displayName,
        TenantState state,
        TenantPolicy policy,
        Version version,
        Optional<Instant> ends) {

    public Tenant {
        InvalidValue.unless(!displayName.isBlank() && displayName.length() <= 128, "must have 1 to 128 characters");
        InvalidValue.unless(
                ends.isPresent() == (state == TenantState.DELETING), "must end if it is being deleted, and only then");
    }

    /// A tenant that nobody is deleting.
    public Tenant(
            TenantId id, TenantSlug slug, String displayName, TenantState state, TenantPolicy policy, Version version) {
        this(id, slug, displayName, state, policy, version, Optional.empty());
    }

    /// Whether its endpoints answer.
    public boolean isServed() {
        return state == TenantState.ACTIVE;
    }

    /// Whether its grace is over: nobody brings it back.
    public boolean isOver(Instant now) {
        return ends.filter(end -> !now.isBefore(end)).isPresent();
    }

    /// The same tenant, no longer or again served.
    public Tenant in(TenantState next) {
        return new Tenant(id, slug, displayName, next, policy, version);
    }

    /// The same tenant, refused from now on and gone at `end`. One that is being deleted keeps the end it has.
    public Tenant endingAt(Instant end) {
        return state == TenantState.DELETING
                ? this
                : new Tenant(id, slug, displayName, TenantState.DELETING, policy, version, Optional.of(end));
    }

    /// The same tenant under another name and policy.
    public Tenant changed(String name, TenantPolicy next) {
        return new Tenant(id, slug, name, state, next, version, ends);
    }
}
