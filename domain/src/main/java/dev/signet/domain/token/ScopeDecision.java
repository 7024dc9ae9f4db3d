package dev.signet.domain.token;

import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.user.UserAccess;
import java.util.Optional;

/// Which of the scopes asked for are granted. The dialects differ: RFC 6749 clients are told about excess, the older
/// ones get the intersection.
public sealed interface ScopeDecision {

    /// These.
    record Granted(Scopes scopes) implements ScopeDecision {}

    /// More was asked for than may be had (`invalid_scope`, RFC 6749 §5.2).
    record Excess() implements ScopeDecision {}

    /// A person through the tenant API: what is asked and allowed, and always `openid`, `profile` and the tenant's
    /// own scope, without which that system's gateways refuse the token.
    static ScopeDecision forPerson(Optional<Scopes> asked, UserAccess access, TenantSlug tenant) {
        Scopes always = Scopes.of(Scope.OPENID, Scope.PROFILE, new Scope("tenant:" + tenant.value()));
        Scopes chosen = asked.map(a -> a.and(access.allowed(tenant))).orElseGet(() -> access.given(tenant));
        return new Granted(chosen.or(always));
    }

    /// A person through a registered client: both must be allowed it. Of what the client may have, a person can give
    /// what they hold, and what that implies.
    static ScopeDecision forPersonThrough(
            ClientPermissions client, Optional<Scopes> asked, UserAccess access, TenantSlug tenant) {
        Scopes most = client.allowed().only(access.allowed(tenant)::permit);
        return asked.map(a -> strictly(a, most))
                .orElseGet(() -> new Granted(client.byDefault().and(most)));
    }

    /// A client on its own behalf.
    static ScopeDecision forClient(ClientPermissions client, Optional<Scopes> asked) {
        return asked.map(a -> strictly(a, client.allowed())).orElseGet(() -> new Granted(client.byDefault()));
    }

    /// A refresh (RFC 6749 §6): narrows this access token only, never the grant.
    static ScopeDecision forRefresh(Dialect dialect, Optional<Scopes> asked, Scopes granted, TenantSlug tenant) {
        if (asked.isEmpty()) {
            return new Granted(granted);
        }
        return switch (dialect) {
            case FORM -> strictly(asked.get(), granted);
            case JSON ->
                new Granted(asked.get()
                        .or(Scopes.of(Scope.OPENID, Scope.PROFILE, new Scope("tenant:" + tenant.value())))
                        .and(granted));
        };
    }

    private static ScopeDecision strictly(Scopes asked, Scopes most) {
        return most.contains(asked) ? new Granted(asked) : new Excess();
    }
}
