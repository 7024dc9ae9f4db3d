package dev.signet.bootstrap.wiring;

import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.signature.AdoptConfiguredKey;
import dev.signet.application.signature.KeyMaking;
import dev.signet.application.signature.KeyRings;
import dev.signet.application.signature.PublishKeys;
import dev.signet.application.signature.RetireSigningKey;
import dev.signet.application.signature.RotateDueKeys;
import dev.signet.application.signature.RotateSigningKey;
import dev.signet.application.signature.ShowKeyRing;
import dev.signet.application.signature.Signer;
import dev.signet.application.signature.TenantKeys;
import dev.signet.application.tenant.Tenants;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.domain.tenant.TokenRules;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

@Factory
final class SignatureWiring {

    /// Between a node's own memory of keys and the caches of others, this much may be lost.
    private static final Duration MARGIN = Duration.ofSeconds(90);

    @Singleton
    KeyMaking keyMaking(Signer signer, InstantSource clock, Settings settings) {
        return new KeyMaking(
                signer,
                clock,
                settings.tokens().jwksCache().plus(MARGIN),
                TokenRules.LONGEST_ACCESS.plus(MARGIN),
                settings.keys().elsewhere().signingKeys()::of);
    }

    @Singleton
    AdoptConfiguredKey adoptConfiguredKey(
            Transactions transactions,
            Tenants tenants,
            KeyRings rings,
            KeyMaking making,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new AdoptConfiguredKey(transactions, tenants, rings, making, trail, entries, clock);
    }

    @Singleton
    RotateDueKeys rotateDueKeys(
            Transactions transactions,
            KeyRings rings,
            KeyMaking making,
            TenantKeys remembered,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock,
            Settings settings) {
        return new RotateDueKeys(
                transactions,
                rings,
                making,
                remembered,
                trail,
                entries,
                clock,
                settings.keys().elsewhere().rotation());
    }

    @Singleton
    PublishKeys publishKeys(TenantKeys keys, Transactions transactions, Tenants tenants, InstantSource clock) {
        return new PublishKeys(keys, transactions, tenants, clock);
    }

    @Singleton
    RotateSigningKey rotateSigningKey(
            Transactions transactions,
            KeyRings rings,
            KeyMaking making,
            TenantKeys remembered,
            AuditTrail trail,
            AuditEntries entries) {
        return new RotateSigningKey(transactions, rings, making, remembered, trail, entries);
    }

    @Singleton
    RetireSigningKey retireSigningKey(
            Transactions transactions,
            KeyRings rings,
            KeyMaking making,
            TenantKeys remembered,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new RetireSigningKey(transactions, rings, making, remembered, trail, entries, clock);
    }

    @Singleton
    ShowKeyRing showKeyRing(Transactions transactions, KeyRings rings) {
        return new ShowKeyRing(transactions, rings);
    }
}
