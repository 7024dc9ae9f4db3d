package dev.signet.application.token;

import dev.signet.application.TenantTx;
import dev.signet.domain.token.NamedParties;
import dev.signet.domain.token.Standing;
import java.time.Instant;

/// What the store knows against access tokens of one tenant.
public interface Revocations {

    /// Everything that decides whether an access token still counts, in one statement.
    Standing standing(TenantTx tx, NamedParties named);

    /// Takes the force of the one token with this `jti`; kept until `expires`. Again is the same as once.
    void add(TenantTx tx, String jti, Instant expires);
}
