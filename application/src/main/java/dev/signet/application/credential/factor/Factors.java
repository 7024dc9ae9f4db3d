package dev.signet.application.credential.factor;

import dev.signet.application.TenantTx;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.TotpCredential;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The authenticators and recovery codes of one tenant's users. Somebody has at most one authenticator that counts and
/// one that waits to be confirmed.
public interface Factors {

    /// The user's authenticator that counts.
    Optional<TotpCredential> live(TenantTx tx, UserId user);

    /// The user's authenticator that waits to be confirmed, and has not expired at `now`.
    Optional<TotpCredential> pending(TenantTx tx, UserId user, Instant now);

    /// The version that the user's next authenticator takes. Until the transaction ends nobody else asks.
    int nextVersion(TenantTx tx, UserId user);

    /// Lets `totp` wait to be confirmed, in the place of any other that did.
    ///
    /// @return false if the user has one that counts, and then nothing was changed
    boolean enrol(TenantTx tx, UserId user, TotpCredential totp);

    /// Lets an authenticator that waits count from now on, without an end, `step` being the last that was used. Of
    /// several at once, one does.
    ///
    /// @return false if it does not wait any more, and then nothing was changed
    boolean confirm(TenantTx tx, CredentialId totp, long step, Instant now);

    /// Uses `step` up, and all before it, in one statement. Of several at once, one does.
    ///
    /// @return false if it was used up already, or the authenticator does not count, and then nothing was changed
    boolean spend(TenantTx tx, CredentialId totp, long step, Instant now);

    /// Takes the user's authenticators and recovery codes away.
    ///
    /// @return false if there was none that counts
    boolean remove(TenantTx tx, UserId user, Instant now);

    /// What is kept of a recovery code.
    record KeptCode(CredentialId id, Digest digest, CredentialLife life) {}

    /// Makes `codes` the only recovery codes of the user that count.
    void replaceCodes(TenantTx tx, UserId user, List<KeptCode> codes, Instant now);

    /// Uses the user's recovery code of one of these digests up, in one statement. Of several at once, one does.
    ///
    /// @return false if there is none that counts
    boolean redeem(TenantTx tx, UserId user, List<Digest> digests, Instant now);
}
