package dev.signet.application.token;

import dev.signet.application.TenantTx;
import dev.signet.domain.Digest;
import dev.signet.domain.client.ClientProof;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The token families of one tenant.
public interface TokenFamilies {

    /// Adds a family.
    ///
    /// @param secret the digest of the random part that all its tokens share
    void open(TenantTx tx, TokenFamily family, Digest secret);

    /// What became of an attempt to move a family on.
    sealed interface Advance {

        /// No such family in this tenant, or its secret is another.
        record Unknown() implements Advance {}

        /// The family is not of the client that was proven, or the proof is not good. Nothing was changed.
        record Unproven() implements Advance {}

        /// The token was redeemed: `now` is the family after that.
        record Advanced(FamilyInContext now) implements Advance {}

        /// Another token is the current one, or the family cannot be redeemed. Nothing was changed; `now` is the
        /// family as the winner of any race left it, never a snapshot from before.
        record Stale(FamilyInContext now) implements Advance {}
    }

    /// Moves the family on by one generation if `token` is its current one, `proof` is that of its client, and all
    /// whom it depends on may still act ([FamilyInContext#redeems]), in one statement. Secret digests in `proof`
    /// are compared with the client's live credentials in the same statement.
    ///
    /// @param idle how long the successor may lie unused, where the tenant's policy says nothing
    Advance advance(TenantTx tx, RefreshToken token, ClientProof proof, Instant now, Duration idle);

    /// The family of `token`, unmoved; empty if there is none or its secret is another.
    Optional<FamilyInContext> find(TenantTx tx, RefreshToken token);

    /// Marks the family breached, unless it is dead already.
    ///
    /// @return whether this call did it
    boolean breach(TenantTx tx, FamilyId family, Instant now);

    /// Marks the family revoked, unless it is dead already.
    ///
    /// @return whether this call did it
    boolean revoke(TenantTx tx, FamilyId family, Instant now);

    /// Revokes every family of the user that is not dead.
    ///
    /// @return how many
    int revokeAllOf(TenantTx tx, UserId user, Instant now);

    /// Revokes every family of the client that is not dead.
    ///
    /// @return how many
    int revokeAllOf(TenantTx tx, ClientRef client, Instant now);
}
