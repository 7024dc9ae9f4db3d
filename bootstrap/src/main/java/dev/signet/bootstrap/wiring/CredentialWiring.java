package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.Pseudonymizer;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.AccountGuesses;
import dev.signet.application.credential.Credentials;
import dev.signet.application.credential.GuessLimits;
import dev.signet.application.credential.PasswordHasher;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.credential.SetPassword;
import dev.signet.application.credential.SourceGuesses;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.user.Users;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.domain.credential.PasswordRules;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class CredentialWiring {

    @Singleton
    PasswordMaking passwordMaking(PasswordHasher hasher, Credentials credentials, Ids ids, InstantSource clock) {
        return new PasswordMaking(hasher, credentials, PasswordRules.STANDARD, ids, clock);
    }

    @Singleton
    SetPassword setPassword(
            Transactions transactions,
            Users users,
            Credentials credentials,
            PasswordMaking making,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries) {
        return new SetPassword(transactions, users, credentials, making, families, trail, entries);
    }

    @Singleton
    VerifyPassword verifyPassword(
            Transactions transactions,
            Users users,
            Credentials credentials,
            PasswordHasher hasher,
            GuessLimits limits,
            InstantSource clock) {
        return new VerifyPassword(transactions, users, credentials, hasher, limits, clock);
    }

    @Singleton
    GuessLimits guessLimits(
            SourceGuesses sources,
            AccountGuesses accounts,
            Pseudonymizer pseudonyms,
            Settings settings,
            InstantSource clock) {
        return new GuessLimits(sources, accounts, pseudonyms, settings.guessing(), clock);
    }
}
