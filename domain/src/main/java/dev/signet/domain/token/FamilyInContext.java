package dev.signet.domain.token;

import dev.signet.domain.client.Client;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.user.UserAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A family with everything that decides whether it may be refreshed, seen in one look.
///
/// @param client as registered now; empty if the family has none, or it is gone
/// @param user as they are now; empty if the family has none, or they were removed
public record FamilyInContext(TokenFamily family, Tenant tenant, Optional<Client> client, Optional<UserAccess> user) {

    /// Whether all whom the grant depends on may still act.
    public boolean everybodyMayAct() {
        return tenant.isServed()
                && clientMayRefresh()
                && (family.grantee().client().isEmpty()
                        || client.filter(Client::isServed).isPresent())
                && (family.grantee().user().isEmpty()
                        || user.filter(access -> access.user().isActive()).isPresent());
    }

    /// Whether the client, if there is one, still has the grant of refreshing.
    public boolean clientMayRefresh() {
        return client.map(c -> c.may(GrantType.REFRESH_TOKEN)).orElse(true);
    }

    /// Whether the token of `presented` generation moves the family on at `now`.
    public boolean redeems(Generation presented, Instant now) {
        return everybodyMayAct() && family.redeems(presented, now);
    }

    /// What the token of `presented` generation deserves that did not move the family on.
    ///
    /// @param grace how long the immediately previous token is taken for a lost answer
    public Judgement judge(Generation presented, Instant now, Duration grace) {
        Judgement judgement = family.judge(presented, now, grace);
        return judgement == Judgement.REPEAT && !everybodyMayAct() ? Judgement.BARRED : judgement;
    }
}
