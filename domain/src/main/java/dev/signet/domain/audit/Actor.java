package dev.signet.domain.audit;

import dev.signet.domain.client.ClientId;
import dev.signet.domain.user.UserId;

/// Who did it.
///
/// @param id a client_id or a user's UUID; empty where the kind says all
public record Actor(ActorKind kind, String id) {

    /// Whoever runs this deployment.
    public static final Actor OPERATOR = new Actor(ActorKind.OPERATOR, "");

    /// Whoever holds the service token.
    public static final Actor SERVICE = new Actor(ActorKind.SERVICE, "");

    /// Signet itself.
    public static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, "");

    /// Somebody who proved nothing.
    public static final Actor ANONYMOUS = new Actor(ActorKind.ANONYMOUS, "");

    /// This client.
    public static Actor of(ClientId client) {
        return new Actor(ActorKind.CLIENT, client.value());
    }

    /// This user.
    public static Actor of(UserId user) {
        return new Actor(ActorKind.USER, user.value().toString());
    }
}
