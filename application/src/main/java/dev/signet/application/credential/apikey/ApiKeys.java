package dev.signet.application.credential.apikey;

import dev.signet.application.TenantTx;
import dev.signet.domain.Digest;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The API keys of one tenant's users, by their digests.
public interface ApiKeys {

    /// What is kept of a key.
    ///
    /// @param scopes the most that it gives; empty: all that its owner has
    record Kept(CredentialId id, Digest digest, CredentialLife life, Optional<Scopes> scopes) {}

    /// A key and whose it is.
    ///
    /// @param password the life of their live password, if they have one
    record Holder(Kept key, UserAccess access, Optional<CredentialLife> password) {}

    /// What a look-up finds.
    ///
    /// @param tenant the tenant of the transaction, whatever its state
    record Found(Tenant tenant, Optional<Holder> holder) {}

    /// The key of one of these digests, with its owner, in one statement. A key that has expired is found; one that
    /// another replaced, or that was taken away, is not.
    Found find(TenantTx tx, List<Digest> digests);

    /// The version that the user's next key takes. Until the transaction ends nobody else asks.
    int nextVersion(TenantTx tx, UserId user);

    /// Adds a key beside those the user has.
    ///
    /// @return false if the tenant has, or had, a key of this digest, and then nothing was added
    boolean add(TenantTx tx, UserId user, Kept key);

    /// Lets the newest key before `heir` end at `end`, unless it ends earlier, and all older ones now. Where `end` is
    /// not after `now` it ends now, too.
    void succeed(TenantTx tx, UserId user, CredentialId heir, Instant now, Instant end);
}
