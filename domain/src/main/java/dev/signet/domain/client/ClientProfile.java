package dev.signet.domain.client;

import dev.signet.domain.InvalidValue;
import java.time.Duration;
import java.util.Optional;

/// What an administrator says of a client.
///
/// @param name for people, at most 100 characters
/// @param trusted may see what is not its own: introspection of other clients' tokens
/// @param accessLifetime of its access tokens, if not the tenant's: 300 to 86,400 seconds
public record ClientProfile(String name, boolean trusted, ClientState state, Optional<Duration> accessLifetime) {

    public ClientProfile {
        InvalidValue.unless(!name.isBlank() && name.length() <= 100, "must have 1 to 100 characters");
        accessLifetime.ifPresent(d ->
                InvalidValue.unless(d.toSeconds() >= 300 && d.toSeconds() <= 86_400, "must be 300 to 86400 seconds"));
    }

    /// The same, in another state.
    public ClientProfile in(ClientState next) {
        return new ClientProfile(name, trusted, next, accessLifetime);
    }
}
