package dev.signet.domain.user;

import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantSlug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A user together with everything that decides what a token of theirs may hold.
///
/// @param passwordExpires when their password must be changed, if they have one that must
public record UserAccess(User user, List<RoleAssignment> assignments, Optional<Instant> passwordExpires) {

    public UserAccess {
        assignments = List.copyOf(assignments);
    }

    /// Their roles, in order.
    public List<RoleName> roles() {
        return assignments.stream()
                .map(a -> a.role().name())
                .sorted()
                .distinct()
                .toList();
    }

    /// What their roles alone give: role scopes, role names that can be scopes, and the tenant's own scope.
    public Scopes given(TenantSlug tenant) {
        TreeSet<Scope> scopes = new TreeSet<>();
        scopes.add(new Scope("tenant:" + tenant.value()));
        for (RoleAssignment assignment : assignments) {
            scopes.addAll(assignment.scopes().values());
            assignment.role().name().asScope().ifPresent(scopes::add);
        }
        return new Scopes(scopes);
    }

    /// The most a token of theirs may hold: what their roles give, and what OpenID Connect defines for everybody.
    public Scopes allowed(TenantSlug tenant) {
        return given(tenant).or(Scopes.OPENID_CONNECT);
    }
}
