package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.SecretSealer;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.GuessLimits;
import dev.signet.application.credential.KeyedDigests;
import dev.signet.application.credential.factor.ConfirmTotp;
import dev.signet.application.credential.factor.EnrolTotp;
import dev.signet.application.credential.factor.Factors;
import dev.signet.application.credential.factor.RecoveryCodes;
import dev.signet.application.credential.factor.RemoveTotp;
import dev.signet.application.credential.factor.RenewRecoveryCodes;
import dev.signet.application.credential.factor.SecondFactor;
import dev.signet.application.credential.factor.TotpFactor;
import dev.signet.application.credential.factor.VerifySecondFactor;
import dev.signet.application.user.Users;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/// Whatever is a [SecondFactor] is one way to prove oneself; another is added by adding it.
@Factory
final class FactorWiring {

    @Singleton
    @Order(0)
    TotpFactor totpFactor(Transactions transactions, Factors factors, SecretSealer sealer, InstantSource clock) {
        return new TotpFactor(transactions, factors, sealer, clock);
    }

    @Singleton
    @Order(1)
    RecoveryCodes recoveryCodes(
            Transactions transactions,
            Factors factors,
            KeyedDigests digests,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids,
            InstantSource clock) {
        return new RecoveryCodes(transactions, factors, digests, trail, entries, ids, clock);
    }

    @Singleton
    VerifySecondFactor verifySecondFactor(List<SecondFactor> ways, GuessLimits limits) {
        return new VerifySecondFactor(ways, limits);
    }

    @Singleton
    EnrolTotp enrolTotp(
            Transactions transactions,
            Users users,
            Factors factors,
            TotpFactor totp,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids,
            InstantSource clock) {
        return new EnrolTotp(transactions, users, factors, totp, trail, entries, ids, clock);
    }

    @Singleton
    ConfirmTotp confirmTotp(
            Transactions transactions,
            Factors factors,
            TotpFactor totp,
            RecoveryCodes recovery,
            GuessLimits limits,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new ConfirmTotp(transactions, factors, totp, recovery, limits, trail, entries, clock);
    }

    @Singleton
    RemoveTotp removeTotp(
            Transactions transactions,
            Factors factors,
            VerifySecondFactor verify,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new RemoveTotp(transactions, factors, verify, trail, entries, clock);
    }

    @Singleton
    RenewRecoveryCodes renewRecoveryCodes(
            Transactions transactions,
            Factors factors,
            VerifySecondFactor verify,
            RecoveryCodes recovery,
            AuditTrail trail,
            AuditEntries entries) {
        return new RenewRecoveryCodes(transactions, factors, verify, recovery, trail, entries);
    }
}
