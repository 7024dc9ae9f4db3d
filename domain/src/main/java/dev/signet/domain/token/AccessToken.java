package dev.signet.domain.token;

import dev.signet.domain.client.Scopes;
import java.time.Duration;
import java.time.Instant;

/// A new access token.
///
/// @param issuedAt whole seconds
/// @param expires whole seconds
public record AccessToken(TokenText text, Scopes scopes, Instant issuedAt, Instant expires) {

    /// How long it counts from its issue (`expires_in`, RFC 6749 §5.1).
    public Duration lifetime() {
        return Duration.between(issuedAt, expires);
    }
}
