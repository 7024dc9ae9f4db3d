package dev.signet.application.credential;

import dev.signet.application.TenantTx;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.Rotations;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The secrets of one tenant's users and clients, never the secrets themselves.
public interface Credentials {

    /// Makes `password` the user's only live password; earlier ones are kept as history, and count no more. The
    /// version of `password` is taken as it is.
    void setPassword(TenantTx tx, UserId user, PasswordCredential password, Instant now);

    /// Puts `next` in the place of the password `expected`. Of several at once, one does.
    ///
    /// @return false if `expected` is not the user's live password any more, and then nothing was changed
    boolean replacePassword(TenantTx tx, UserId user, CredentialId expected, PasswordCredential next);

    /// The lives of the user's live password and of their newest API key that counts or did until it ended.
    Rotations rotations(TenantTx tx, UserId user);

    /// The hashes of the user's last `most` passwords, the live one included, youngest first.
    List<PasswordHash> history(TenantTx tx, UserId user, int most);

    /// What may be told of the user's credentials, former ones too, youngest first.
    List<CredentialNote> list(TenantTx tx, UserId user);

    /// Takes one of the user's credentials away that counts or waits.
    ///
    /// @return what it was; empty if there is none such, and then nothing was changed
    Optional<CredentialKind> revoke(TenantTx tx, UserId user, CredentialId credential, Instant now);

    /// What may be told of the client's credentials, former ones too, youngest first.
    List<CredentialNote> list(TenantTx tx, ClientRef client);

    /// Takes one of the client's credentials away that counts. What was sealed cannot be recovered any more.
    ///
    /// @return what it was; empty if there is none such, and then nothing was changed
    Optional<CredentialKind> revoke(TenantTx tx, ClientRef client, CredentialId credential, Instant now);

    /// Gives users who never had a password their first, in one statement for all.
    void addPasswords(TenantTx tx, Map<UserId, PasswordCredential> passwords);

    /// The version that the user's next password takes: one more than the highest there ever was.
    int nextPasswordVersion(TenantTx tx, UserId user);

    /// Replaces the hash of the same password by a better one.
    ///
    /// @return false if the credential is no longer live, and then nothing was changed
    boolean upgrade(TenantTx tx, CredentialId password, PasswordHash better);

    /// Notes when credentials were used last, in one statement for all; an earlier time than is known changes nothing,
    /// and neither does a credential that is gone.
    void used(TenantTx tx, Map<CredentialId, Instant> times);

    /// Adds a credential to a client beside those it has.
    void add(TenantTx tx, ClientRef client, ClientCredential credential);

    /// Lets the client's live secrets (not its public keys) end at `end`, unless they end earlier.
    void endSecrets(TenantTx tx, ClientRef client, Instant end);

    /// The version that the client's next credential takes.
    int nextClientVersion(TenantTx tx, ClientRef client);
}
