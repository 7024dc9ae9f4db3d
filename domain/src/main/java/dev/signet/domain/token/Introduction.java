package dev.signet.domain.token;

import dev.signet.domain.client.ClientId;
import dev.signet.domain.tenant.TenantSlug;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// How the bearer of a token is introduced to a service behind a proxy. Every text is of visible ASCII, so that none
/// can break a line or pose as another: other characters, and `%` itself, are percent-encoded (RFC 3986 §2.1). What
/// there is nothing to say of is empty text.
///
/// @param subject the `sub` claim
/// @param tenant the slug
/// @param scopes names, separated by single spaces
/// @param roles names, separated by single spaces
/// @param client the `client_id`, if the token was given through one
public record Introduction(String subject, String tenant, String scopes, String roles, String client) {

    private static final String HEX = "0123456789ABCDEF";

    /// Introduces the bearer of `token`, which is of `tenant`.
    public static Introduction of(TenantSlug tenant, VerifiedToken token) {
        Collection<?> roles = token.members().get("roles") instanceof Collection<?> named ? named : List.of();
        return new Introduction(
                encoded(token.subject().value()),
                tenant.value(),
                token.scopes().values().stream()
                        .map(scope -> encoded(scope.value()))
                        .collect(Collectors.joining(" ")),
                roles.stream().map(role -> encoded(String.valueOf(role))).collect(Collectors.joining(" ")),
                token.named().client().map(ClientId::value).orElse(""));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7f && octet != '%') {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return encoded.toString();
    }
}
