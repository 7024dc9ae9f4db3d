package dev.signet.application.credential.factor;

import dev.signet.application.Ids;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.KeyedDigests;
import dev.signet.domain.Digest;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.Enrolment;
import dev.signet.domain.credential.RecoveryCode;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Codes that stand in for a lost authenticator, each once.
public final class RecoveryCodes implements SecondFactor {

    private final Transactions transactions;
    private final Factors factors;
    private final KeyedDigests digests;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final Ids ids;
    private final InstantSource clock;

    public RecoveryCodes(
            Transactions transactions,
            Factors factors,
            KeyedDigests digests,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.factors = factors;
        this.digests = digests;
        this.trail = trail;
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String method() {
        return "otp";
    }

    /// They only ever stand in.
    @Override
    public boolean isRequiredOf(Enrolment enrolment) {
        return false;
    }

    @Override
    public boolean redeems(Attempt attempt) {
        return RecoveryCode.read(attempt.presented())
                .filter(code -> redeems(attempt, code))
                .isPresent();
    }

    private boolean redeems(Attempt attempt, RecoveryCode code) {
        UserId user = attempt.enrolment().user();
        List<Digest> candidates = digests.all(attempt.tenant(), CredentialKind.RECOVERY_CODE, digested(user, code));
        AuditEntry entry = entries.by(
                Actor.of(user), attempt.provenance(), AuditAction.USER_RECOVERY_CODE_USED, "user:" + user.value(), "");
        Instant now = clock.instant();
        return transactions.inTenant(attempt.tenant(), tx -> {
            boolean redeemed = factors.redeem(tx, user, candidates, now);
            if (redeemed) {
                trail.record(tx, entry);
            }
            return redeemed;
        });
    }

    /// New codes, not stored yet.
    List<RecoveryCode> make() {
        return Stream.generate(() -> RecoveryCode.of(ids.random(RecoveryCode.RANDOM_BYTES)))
                .limit(RecoveryCode.BATCH)
                .toList();
    }

    /// What is to be stored of `codes`.
    List<Factors.KeptCode> keep(TenantId tenant, UserId user, List<RecoveryCode> codes) {
        Instant now = clock.instant();
        var life = new CredentialLife(Version.FIRST, now, Optional.empty(), Optional.of(Actor.of(user)));
        return codes.stream()
                .map(code -> new Factors.KeptCode(
                        new CredentialId(ids.at(now)),
                        digests.of(tenant, CredentialKind.RECOVERY_CODE, digested(user, code)),
                        life))
                .toList();
    }

    void store(TenantTx tx, UserId user, List<Factors.KeptCode> codes) {
        factors.replaceCodes(tx, user, codes, clock.instant());
    }

    private static String digested(UserId user, RecoveryCode code) {
        return user.value() + ":" + code.plain();
    }
}
