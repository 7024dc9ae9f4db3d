package dev.signet.application.credential.factor;

import dev.signet.application.SecretSealer;
import dev.signet.application.Transactions;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.Enrolment;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Totp;
import dev.signet.domain.credential.TotpCredential;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/// Codes of an authenticator (RFC 6238). A step that was used once never counts again, on whichever node.
public final class TotpFactor implements SecondFactor {

    private final Transactions transactions;
    private final Factors factors;
    private final SecretSealer sealer;
    private final InstantSource clock;

    public TotpFactor(Transactions transactions, Factors factors, SecretSealer sealer, InstantSource clock) {
        this.transactions = transactions;
        this.factors = factors;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public String method() {
        return "otp";
    }

    @Override
    public boolean isRequiredOf(Enrolment enrolment) {
        return enrolment.totp().isPresent();
    }

    @Override
    public boolean redeems(Attempt attempt) {
        return attempt.enrolment().totp().filter(totp -> redeems(attempt, totp)).isPresent();
    }

    private boolean redeems(Attempt attempt, TotpCredential totp) {
        Instant now = clock.instant();
        OptionalLong step = match(attempt.tenant(), totp, attempt.presented(), now);
        return step.isPresent()
                && transactions.once(attempt.tenant(), tx -> factors.spend(tx, totp.id(), step.getAsLong(), now));
    }

    /// The step whose code was presented, if it was not used yet as far as `totp` knows.
    OptionalLong match(TenantId tenant, TotpCredential totp, OneTimeCode presented, Instant now) {
        return new Totp(sealer.open(tenant, purpose(totp.id()), totp.sealed())).match(presented, now, totp.spent());
    }

    /// The sealed form of a secret.
    SealedValue seal(TenantId tenant, CredentialId id, byte[] secret) {
        return sealer.seal(tenant, purpose(id), secret);
    }

    private static String purpose(CredentialId id) {
        return "totp:" + id.value();
    }
}
