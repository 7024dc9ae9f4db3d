package dev.signet.application.scim;

import dev.signet.application.TenantTx;
import dev.signet.domain.Digest;
import dev.signet.domain.scim.ScimToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What opens provisioning of one tenant.
public interface ScimTokens {

    /// Adds a token, so that its tenant is found by its digest alone.
    void add(TenantTx tx, ScimToken token, Digest digest);

    /// The token of this digest, whether it is live or not.
    Optional<ScimToken> find(TenantTx tx, Digest digest);

    /// All of them, the oldest first.
    List<ScimToken> all(TenantTx tx);

    /// Notes that it was used.
    void used(TenantTx tx, ScimToken.Id token, Instant now);

    /// Removes a token.
    ///
    /// @return false if it was not there
    boolean remove(TenantTx tx, ScimToken.Id token);
}
