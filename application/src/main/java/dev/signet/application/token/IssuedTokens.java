package dev.signet.application.token;

import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.token.AccessToken;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.user.UserAccess;
import java.util.Optional;

/// What a grant or a refresh yields.
///
/// @param refresh empty where the client may not refresh
/// @param user whose tokens they are; empty if they are a client's own
public record IssuedTokens(Tenant tenant, AccessToken access, Optional<TokenText> refresh, Optional<UserAccess> user) {}
