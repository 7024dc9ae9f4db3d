package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.SecretSealer;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.client.AssertionCheck;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.client.ChangeClient;
import dev.signet.application.client.ChooseClientSecret;
import dev.signet.application.client.ClientCredentialMaking;
import dev.signet.application.client.Clients;
import dev.signet.application.client.ListClientCredentials;
import dev.signet.application.client.ListClientKeys;
import dev.signet.application.client.ListClients;
import dev.signet.application.client.RegisterClient;
import dev.signet.application.client.RegisterClientKey;
import dev.signet.application.client.RevokeClientCredential;
import dev.signet.application.client.RotateClientSecret;
import dev.signet.application.client.ShowClient;
import dev.signet.application.client.ShowOrigins;
import dev.signet.application.client.signing.HmacKeyMaking;
import dev.signet.application.client.signing.HmacKeys;
import dev.signet.application.client.signing.RotateHmacKey;
import dev.signet.application.client.signing.VerifyRequestSignature;
import dev.signet.application.credential.ClientSecrets;
import dev.signet.application.credential.Credentials;
import dev.signet.application.credential.GuessLimits;
import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.application.signature.ClientAssertions;
import dev.signet.application.signature.Nonces;
import dev.signet.application.token.TokenFamilies;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class ClientWiring {

    @Singleton
    AssertionCheck assertionCheck(ClientAssertions assertions, Nonces nonces, InstantSource clock) {
        return new AssertionCheck(assertions, nonces, clock);
    }

    @Singleton
    AuthenticateClient authenticateClient(
            Transactions transactions,
            Clients clients,
            ClientSecrets secrets,
            AssertionCheck assertions,
            GuessLimits limits) {
        return new AuthenticateClient(transactions, clients, secrets, assertions, limits);
    }

    @Singleton
    ClientCredentialMaking clientCredentialMaking(ClientSecrets secrets, Ids ids, InstantSource clock) {
        return new ClientCredentialMaking(secrets, ids, clock);
    }

    @Singleton
    RegisterClient registerClient(
            Transactions transactions,
            Clients clients,
            Credentials credentials,
            ClientCredentialMaking making,
            AuditTrail trail,
            AuditEntries entries) {
        return new RegisterClient(transactions, clients, credentials, making, trail, entries);
    }

    @Singleton
    ChangeClient changeClient(
            Transactions transactions,
            Clients clients,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new ChangeClient(transactions, clients, families, trail, entries, clock);
    }

    @Singleton
    RotateClientSecret rotateClientSecret(
            Transactions transactions,
            Clients clients,
            Credentials credentials,
            ClientCredentialMaking making,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new RotateClientSecret(transactions, clients, credentials, making, trail, entries, clock);
    }

    @Singleton
    ChooseClientSecret chooseClientSecret(
            Transactions transactions,
            Clients clients,
            Credentials credentials,
            ClientSecrets secrets,
            ClientCredentialMaking making,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new ChooseClientSecret(transactions, clients, credentials, secrets, making, trail, entries, clock);
    }

    @Singleton
    RegisterClientKey registerClientKey(
            Transactions transactions,
            Clients clients,
            Credentials credentials,
            ClientCredentialMaking making,
            AuditTrail trail,
            AuditEntries entries) {
        return new RegisterClientKey(transactions, clients, credentials, making, trail, entries);
    }

    @Singleton
    ListClientKeys listClientKeys(Transactions transactions, Clients clients) {
        return new ListClientKeys(transactions, clients);
    }

    @Singleton
    ListClients listClients(Transactions transactions, Clients clients) {
        return new ListClients(transactions, clients);
    }

    @Singleton
    ShowOrigins showOrigins(Transactions transactions, Clients clients) {
        return new ShowOrigins(transactions, clients);
    }

    @Singleton
    ShowClient showClient(Transactions transactions, Clients clients) {
        return new ShowClient(transactions, clients);
    }

    @Singleton
    ListClientCredentials listClientCredentials(Transactions transactions, Clients clients, Credentials credentials) {
        return new ListClientCredentials(transactions, clients, credentials);
    }

    @Singleton
    RevokeClientCredential revokeClientCredential(
            Transactions transactions,
            Clients clients,
            Credentials credentials,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new RevokeClientCredential(transactions, clients, credentials, trail, entries, clock);
    }

    @Singleton
    HmacKeyMaking hmacKeyMaking(SecretSealer sealer, Ids ids, InstantSource clock) {
        return new HmacKeyMaking(sealer, ids, clock);
    }

    @Singleton
    RotateHmacKey rotateHmacKey(
            Transactions transactions,
            Clients clients,
            HmacKeys keys,
            HmacKeyMaking making,
            AuditTrail trail,
            AuditEntries entries) {
        return new RotateHmacKey(transactions, clients, keys, making, trail, entries);
    }

    @Singleton
    VerifyRequestSignature verifyRequestSignature(
            Transactions transactions,
            Clients clients,
            HmacKeys keys,
            HmacKeyMaking making,
            CredentialUses uses,
            InstantSource clock) {
        return new VerifyRequestSignature(transactions, clients, keys, making, uses, clock);
    }
}
