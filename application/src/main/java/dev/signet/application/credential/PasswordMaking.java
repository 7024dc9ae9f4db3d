package dev.signet.application.credential;

import dev.signet.application.Ids;
import dev.signet.application.TenantTx;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.PasswordRules;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Turns a chosen password into what is stored of it.
public final class PasswordMaking {

    private final PasswordHasher hasher;
    private final Credentials credentials;
    private final PasswordRules rules;
    private final Ids ids;
    private final InstantSource clock;

    public PasswordMaking(
            PasswordHasher hasher, Credentials credentials, PasswordRules rules, Ids ids, InstantSource clock) {
        this.hasher = hasher;
        this.credentials = credentials;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /// Hashes `chosen`; slow, so never inside a transaction.
    ///
    /// @throws dev.signet.domain.InvalidValue if it must not be chosen
    public PasswordCredential make(Password chosen, Version version) {
        rules.check(chosen);
        Instant now = clock.instant();
        return new PasswordCredential(
                new CredentialId(ids.at(now)),
                hasher.hash(chosen),
                new CredentialLife(version, now, Optional.of(rules.expiry(now))));
    }

    /// Takes over what another system stored of a password.
    ///
    /// @throws dev.signet.domain.InvalidValue if nobody could ever log in with it
    public PasswordCredential takeOver(PasswordHash stored) {
        InvalidValue.unless(hasher.reads(stored), "must be a hash by Argon2id, PBKDF2-SHA-256 or bcrypt");
        Instant now = clock.instant();
        return new PasswordCredential(
                new CredentialId(ids.at(now)),
                stored,
                new CredentialLife(Version.FIRST, now, Optional.of(rules.expiry(now))));
    }

    /// Gives each their first password.
    public void storeFirst(TenantTx tx, Map<UserId, PasswordCredential> made) {
        credentials.addPasswords(tx, made);
    }

    /// Makes it the user's only live password.
    public void store(TenantTx tx, UserId user, PasswordCredential made) {
        credentials.setPassword(tx, user, made, made.life().created());
    }
}
