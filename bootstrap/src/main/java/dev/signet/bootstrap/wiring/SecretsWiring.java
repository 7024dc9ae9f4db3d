package dev.signet.bootstrap.wiring;

import dev.signet.application.Entropy;
import dev.signet.application.Pseudonymizer;
import dev.signet.application.audit.ChainSeal;
import dev.signet.application.credential.KeyedDigests;
import dev.signet.application.credential.PasswordHasher;
import dev.signet.application.token.RefreshTokenSeal;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.secrets.HmacPseudonymizer;
import dev.signet.secrets.MasterKeys;
import dev.signet.secrets.Sealer;
import dev.signet.secrets.SecureEntropy;
import dev.signet.secrets.audit.HmacChainSeal;
import dev.signet.secrets.credential.Argon2Cost;
import dev.signet.secrets.credential.Argon2PasswordHasher;
import dev.signet.secrets.credential.HashingPlaces;
import dev.signet.secrets.credential.HmacClientSecrets;
import dev.signet.secrets.credential.HmacKeyedDigests;
import dev.signet.secrets.custody.Custody;
import dev.signet.secrets.custody.CustodyProbe;
import dev.signet.secrets.signature.JcaSigner;
import dev.signet.secrets.signature.NimbusClientAssertions;
import dev.signet.secrets.signature.SignatureProviders;
import dev.signet.secrets.token.HmacRefreshTokenSeal;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Every port that keeps a secret, computes slowly or draws from chance.
@Factory
final class SecretsWiring {

    /// How many keys and proven secrets stay ready in process.
    private static final int REMEMBERED = 10_000;

    /// How many logins may wait for each place: what a place serves within anybody's patience, about.
    private static final int QUEUE_PER_PLACE = 32;

    @Singleton
    Entropy entropy() {
        return new SecureEntropy();
    }

    @Singleton
    SignatureProviders signatureProviders() {
        return SignatureProviders.best();
    }

    @Singleton
    Sealer sealer(MasterKeys keys, Entropy entropy) {
        return new Sealer(keys, entropy);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Custody custody(Settings settings) {
        return settings.keys().elsewhere().open();
    }

    @Singleton
    CustodyProbe custodyProbe(Custody custody) {
        return new CustodyProbe(custody.watch());
    }

    @Singleton
    JcaSigner signer(SignatureProviders providers, Sealer sealer, Entropy entropy, Custody custody) {
        return new JcaSigner(providers, sealer, entropy, custody, REMEMBERED);
    }

    @Singleton
    NimbusClientAssertions clientAssertions(SignatureProviders providers) {
        return new NimbusClientAssertions(providers, REMEMBERED);
    }

    @Singleton
    RefreshTokenSeal refreshTokenSeal(MasterKeys keys) {
        return new HmacRefreshTokenSeal(keys);
    }

    @Singleton
    ChainSeal chainSeal(MasterKeys keys) {
        return new HmacChainSeal(keys);
    }

    @Singleton
    Pseudonymizer pseudonyms(MasterKeys keys) {
        return new HmacPseudonymizer(keys);
    }

    @Singleton
    KeyedDigests keyedDigests(MasterKeys keys) {
        return new HmacKeyedDigests(keys);
    }

    @Singleton
    HashingPlaces hashingPlaces(Settings settings) {
        Settings.Hashing hashing = settings.hashing();
        return new HashingPlaces(hashing.atOnce(), QUEUE_PER_PLACE * hashing.atOnce(), hashing.patience());
    }

    @Singleton
    PasswordHasher passwordHasher(HashingPlaces places, Entropy entropy, Settings settings) {
        Settings.Hashing hashing = settings.hashing();
        Argon2Cost cost = new Argon2Cost(hashing.memory(), hashing.iterations(), hashing.lanes());
        return new Argon2PasswordHasher(cost, places, entropy);
    }

    @Singleton
    HmacClientSecrets clientSecrets(MasterKeys keys, PasswordHasher hasher, Entropy entropy) {
        return new HmacClientSecrets(keys, hasher, entropy, REMEMBERED);
    }
}
