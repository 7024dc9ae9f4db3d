package dev.signet.domain.client;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import java.util.EnumSet;
import java.util.Set;

/// A program that asks for tokens (RFC 6749 §1.1).
///
/// @param methods how it may prove itself; [ClientAuthenticationMethod#NONE] stands alone or beside
///     `private_key_jwt`, never beside a secret
/// @param origins whose pages may ask for tokens from within a browser
public record Client(
        ClientRef ref,
        ClientId id,
        ClientProfile profile,
        Set<ClientAuthenticationMethod> methods,
        ClientPermissions permissions,
        Set<RedirectUri> redirects,
        Set<WebOrigin> origins,
        Version version) {

    public Client {
        InvalidValue.unless(!methods.isEmpty(), "must have a way to authenticate, be it none");
        methods = Set.copyOf(EnumSet.copyOf(methods));
        InvalidValue.unless(
                !methods.contains(ClientAuthenticationMethod.NONE)
                        || methods.stream().noneMatch(ClientAuthenticationMethod::usesSecret),
                "a public client has no secret");
        InvalidValue.unless(
                !isPublic(methods) || !permissions.grants().contains(GrantType.CLIENT_CREDENTIALS),
                "a public client must not use client_credentials (RFC 6749 §4.4)");
        redirects = Set.copyOf(redirects);
        origins = Set.copyOf(origins);
    }

    /// Whether it cannot prove itself, and so keeps nothing secret (RFC 6749 §2.1).
    public boolean isPublic() {
        return isPublic(methods);
    }

    private static boolean isPublic(Set<ClientAuthenticationMethod> methods) {
        return Set.of(ClientAuthenticationMethod.NONE).equals(methods);
    }

    /// Whether its requests are answered.
    public boolean isServed() {
        return profile.state() == ClientState.ACTIVE;
    }

    /// Whether it may use `grant`.
    public boolean may(GrantType grant) {
        return permissions.grants().contains(grant);
    }

    /// Whether a browser may be sent to `uri`.
    public boolean owns(String uri) {
        return redirects.stream().anyMatch(registered -> registered.matches(uri));
    }

    /// The same client in another state.
    public Client in(ClientState next) {
        return new Client(ref, id, profile.in(next), methods, permissions, redirects, origins, version);
    }
}
