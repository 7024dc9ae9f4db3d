package dev.signet.domain.token;

import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.IssuerForm;
import java.time.Instant;
import java.util.List;

/// What was granted, and how it came about. Fixed for the life of a family.
///
/// @param scopes the most that any token of the family may hold
/// @param authenticatedAt when the user last proved who they are (`auth_time`, OIDC Core §2)
/// @param methods by what (`amr`, RFC 8176), such as `pwd`
public record Grant(Dialect dialect, IssuerForm issuer, Scopes scopes, Instant authenticatedAt, List<String> methods) {

    public Grant {
        methods = List.copyOf(methods);
    }
}
