package dev.signet.domain.token;

import dev.signet.domain.client.ClientId;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/// Whom and what an access token names, as far as the store must be asked about it.
///
/// @param jti its own id (RFC 7519 §4.1.7)
/// @param expires when it ends anyway
public record NamedParties(
        String jti, Instant expires, Optional<FamilyId> family, Optional<ClientId> client, Optional<UserId> user) {}
