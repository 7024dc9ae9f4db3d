package dev.signet.application.credential;

import dev.signet.application.Ids;
import dev.signet.application.TenantTx;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Turns a chosen password into what is stored of it.
public final class PasswordMaking {

    private final PasswordHasher hasher;
    private final Credentials credentials;
    private final PasswordFitness fitness;
    private final RulesInForce rules;
    private final Ids ids;
    private final InstantSource clock;

    public PasswordMaking(
            PasswordHasher hasher,
            Credentials credentials,
            PasswordFitness fitness,
            RulesInForce rules,
            Ids ids,
            InstantSource clock) {
        this.hasher = hasher;
        this.credentials = credentials;
        this.fitness = fitness;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /// What `tenant` demands of credentials; a look-up.
    public CredentialRules rules(TenantId tenant) {
        return rules.of(tenant);
    }

    /// Hashes `chosen`; slow, so never inside a transaction.
    ///
    /// @throws dev.signet.domain.InvalidValue if `owner` must not choose it
    public PasswordCredential make(CredentialRules rules, User owner, Password chosen, Version version) {
        fitness.check(rules, owner, chosen);
        return credential(rules, hasher.hash(chosen), version);
    }

    /// Takes over what another system stored of a password.
    ///
    /// @throws dev.signet.domain.InvalidValue if nobody could ever log in with it
    public PasswordCredential takeOver(CredentialRules rules, PasswordHash stored) {
        InvalidValue.unless(hasher.reads(stored), "must be a hash by Argon2id, PBKDF2-SHA-256 or bcrypt");
        return credential(rules, stored, Version.FIRST);
    }

    private PasswordCredential credential(CredentialRules rules, PasswordHash hash, Version version) {
        Instant now = clock.instant();
        return new PasswordCredential(
                new CredentialId(ids.at(now)),
                hash,
                new CredentialLife(version, now, Optional.of(rules.password().expiry(now))));
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
