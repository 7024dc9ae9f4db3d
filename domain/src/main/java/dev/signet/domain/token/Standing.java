package dev.signet.domain.token;

import dev.signet.domain.client.Client;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.user.UserState;
import java.util.Optional;

/// Everything the store knows that can take an access token's force before it expires.
///
/// @param singledOut whether this very token was revoked by its `jti`
/// @param family empty if the token names none, or one that is no longer kept
/// @param client empty if the token names none, or one that is unknown
/// @param user empty if the token names none, or one that is unknown
public record Standing(
        Tenant tenant,
        boolean singledOut,
        Optional<FamilyState> family,
        Optional<Client> client,
        Optional<UserState> user) {

    /// Whether a token that names what `named` says still counts.
    public boolean upholds(NamedParties named) {
        return tenant.isServed()
                && !singledOut
                && (named.family().isEmpty()
                        || family.filter(FamilyState::sparesAccessTokens).isPresent())
                && (named.client().isEmpty() || client.filter(Client::isServed).isPresent())
                && (named.user().isEmpty()
                        || user.filter(UserState.ACTIVE::equals).isPresent());
    }
}
