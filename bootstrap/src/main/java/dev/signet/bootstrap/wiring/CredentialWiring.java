package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.Pseudonymizer;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.AccountGuesses;
import dev.signet.application.credential.Credentials;
import dev.signet.application.credential.FormerPasswords;
import dev.signet.application.credential.GuessLimits;
import dev.signet.application.credential.KeyedDigests;
import dev.signet.application.credential.ListCredentials;
import dev.signet.application.credential.PasswordHasher;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.credential.RevokeCredential;
import dev.signet.application.credential.RotatePassword;
import dev.signet.application.credential.SetPassword;
import dev.signet.application.credential.SourceGuesses;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.credential.apikey.ApiKeyMaking;
import dev.signet.application.credential.apikey.ApiKeys;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.application.credential.factor.Factors;
import dev.signet.application.credential.factor.VerifySecondFactor;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.application.credential.usage.RecordCredentialUses;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.user.Users;
import dev.signet.bootstrap.settings.Settings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class CredentialWiring {

    @Singleton
    PasswordMaking passwordMaking(
            PasswordHasher hasher,
            Credentials credentials,
            PasswordFitness fitness,
            RulesInForce rules,
            Ids ids,
            InstantSource clock) {
        return new PasswordMaking(hasher, credentials, fitness, rules, ids, clock);
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
            CredentialUses uses,
            InstantSource clock) {
        return new VerifyPassword(transactions, users, credentials, hasher, limits, uses, clock);
    }

    @Singleton
    FormerPasswords formerPasswords(
            Transactions transactions, Credentials credentials, PasswordHasher hasher, InstantSource clock) {
        return new FormerPasswords(transactions, credentials, hasher, clock);
    }

    @Singleton
    RotatePassword rotatePassword(
            Transactions transactions,
            VerifyPassword verify,
            VerifySecondFactor factor,
            Credentials credentials,
            FormerPasswords former,
            PasswordMaking making,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries) {
        return new RotatePassword(transactions, verify, factor, credentials, former, making, families, trail, entries);
    }

    @Singleton
    RotateApiKey rotateApiKey(
            Transactions transactions,
            Users users,
            ApiKeys keys,
            Credentials credentials,
            ApiKeyMaking making,
            AuditTrail trail,
            AuditEntries entries) {
        return new RotateApiKey(transactions, users, keys, credentials, making, trail, entries);
    }

    @Singleton
    ApiKeyMaking apiKeyMaking(KeyedDigests digests, RulesInForce rules, Ids ids, InstantSource clock) {
        return new ApiKeyMaking(digests, rules, ids, clock);
    }

    @Singleton
    ListCredentials listCredentials(Transactions transactions, Users users, Credentials credentials) {
        return new ListCredentials(transactions, users, credentials);
    }

    @Singleton
    RevokeCredential revokeCredential(
            Transactions transactions,
            Users users,
            Credentials credentials,
            Factors factors,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new RevokeCredential(transactions, users, credentials, factors, families, trail, entries, clock);
    }

    @Singleton
    ValidateApiKey validateApiKey(
            Transactions transactions,
            ApiKeys keys,
            KeyedDigests digests,
            GuessLimits limits,
            CredentialUses uses,
            InstantSource clock) {
        return new ValidateApiKey(transactions, keys, digests, limits, uses, clock);
    }

    @Singleton
    RecordCredentialUses recordCredentialUses(CredentialUses uses, Transactions transactions, Credentials credentials) {
        return new RecordCredentialUses(uses, transactions, credentials);
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
