package dev.signet.domain.token;

import dev.signet.domain.client.ClientRef;
import dev.signet.domain.user.UserId;
import java.util.Optional;

/// Whom a grant is for.
///
/// @param client through which client; empty for grants of the dialects that know none
/// @param user who gave it; empty where the subject is a name that the client may use
/// @param subject what its tokens say of that
public record Grantee(Optional<ClientRef> client, Optional<UserId> user, Subject subject) {}
