package dev.signet.domain.token;

import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.Issuer;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserAccess;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an access token says (RFC 7519, RFC 9068 §2.2, and the claims that the clients of the original systems
/// read).
///
/// @param issuer under which the grant began
/// @param jti 32 hexadecimal digits, unique
/// @param issuedAt whole seconds
/// @param expires whole seconds
public record AccessClaims(
        Issuer issuer, TenantSlug tenant, Bearer bearer, Scopes scopes, String jti, Instant issuedAt, Instant expires) {

    /// Who carries the token.
    public sealed interface Bearer {

        /// A person.
        ///
        /// @param client through which client; empty in the dialects that know none
        record Person(Dialect dialect, Subject subject, FamilyId family, Optional<ClientId> client, UserAccess access)
                implements Bearer {}

        /// A client on its own behalf.
        record Service(Client client) implements Bearer {}
    }

    /// Whether the token may call itself `at+jwt` (RFC 9068 §2.1): the tenant API's consumers expect plain `JWT`.
    public boolean isProfiled() {
        return switch (bearer) {
            case Bearer.Person person -> person.dialect() == Dialect.FORM;
            case Bearer.Service service -> true;
        };
    }

    /// The claims as JSON values: strings, longs, booleans, lists of strings, and null where a consumer insists
    /// on the key.
    public Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.value());
        switch (bearer) {
            case Bearer.Person person -> describe(person, claims);
            case Bearer.Service service -> describe(service, claims);
        }
        claims.put("tenant", tenant.value());
        claims.put("scope", scopes.toString());
        claims.put("scopes", scopes.values().stream().map(Scope::value).toList());
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        claims.put("jti", jti);
        return Collections.unmodifiableMap(claims);
    }

    private void describe(Bearer.Person person, Map<String, @Nullable Object> claims) {
        UserAccess access = person.access();
        claims.put("sub", person.subject().value());
        if (person.dialect() == Dialect.FORM) {
            claims.put("aud", List.of(issuer.value()));
        }
        claims.put("type", TokenType.ACCESS.wireName());
        claims.put("uid", access.user().id().value().toString());
        claims.put("username", access.user().name().value());
        claims.put("roles", access.roles().stream().map(RoleName::value).toList());
        claims.put("fid", person.family().value().toString());
        person.client().ifPresent(client -> claims.put("client_id", client.value()));
        claims.put(
                "password_expires_at",
                access.passwordExpires().map(Instant::getEpochSecond).orElse(null));
    }

    private void describe(Bearer.Service service, Map<String, @Nullable Object> claims) {
        claims.put("sub", service.client().id().value());
        claims.put("aud", List.of(issuer.value()));
        claims.put("type", TokenType.SERVICE.wireName());
        claims.put("client_id", service.client().id().value());
        claims.put("is_trusted", service.client().profile().trusted());
    }
}
