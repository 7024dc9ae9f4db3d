package dev.signet.application.credential.factor;

import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.Enrolment;
import dev.signet.domain.credential.RecoveryCode;
import dev.signet.domain.user.UserId;
import java.time.Duration;
import java.util.List;

/// Gives somebody who has an authenticator new recovery codes, shown this once, for a code of it; the former ones
/// count no more.
public final class RenewRecoveryCodes {

    private final Transactions transactions;
    private final Factors factors;
    private final VerifySecondFactor verify;
    private final RecoveryCodes recovery;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RenewRecoveryCodes(
            Transactions transactions,
            Factors factors,
            VerifySecondFactor verify,
            RecoveryCodes recovery,
            AuditTrail trail,
            AuditEntries entries) {
        this.transactions = transactions;
        this.factors = factors;
        this.verify = verify;
        this.recovery = recovery;
        this.trail = trail;
        this.entries = entries;
    }

    /// How it ended.
    public sealed interface Outcome {}

    /// The new codes.
    public record Renewed(List<RecoveryCode> codes) implements Outcome {

        public Renewed {
            codes = List.copyOf(codes);
        }
    }

    /// There is no authenticator that counts.
    public record NotEnrolled() implements Outcome {}

    /// The code does not prove them.
    public record WrongCode() implements Outcome {}

    /// Too many wrong ones were presented.
    ///
    /// @param retryAfter when another may be tried
    public record TooMany(Duration retryAfter) implements Outcome {}

    /// Renews them.
    public Outcome handle(OwnProof request) {
        UserId user = request.user();
        var enrolment = new Enrolment(user, transactions.once(request.tenant(), tx -> factors.live(tx, user)));
        return switch (verify.handle(request.attempt(enrolment))) {
            case VerifySecondFactor.NotRequired not -> new NotEnrolled();
            case VerifySecondFactor.Failed failed -> new WrongCode();
            case VerifySecondFactor.TooMany many -> new TooMany(many.retryAfter());
            case VerifySecondFactor.Proven proven -> renew(request);
        };
    }

    private Outcome renew(OwnProof request) {
        List<RecoveryCode> codes = recovery.make();
        List<Factors.KeptCode> kept = recovery.keep(request.tenant(), request.user(), codes);
        AuditEntry entry = entries.by(
                Actor.of(request.user()),
                request.provenance(),
                AuditAction.USER_RECOVERY_CODES_MADE,
                "user:" + request.user().value(),
                "");
        transactions.inTenant(request.tenant(), tx -> {
            recovery.store(tx, request.user(), kept);
            trail.record(tx, entry);
            return entry;
        });
        return new Renewed(codes);
    }
}
