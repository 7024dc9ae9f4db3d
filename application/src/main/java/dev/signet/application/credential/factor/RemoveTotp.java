package dev.signet.application.credential.factor;

import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.Enrolment;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Takes somebody's authenticator and recovery codes away, by their own word: with a last code of either, since a
/// bearer token alone may be stolen.
public final class RemoveTotp {

    private final Transactions transactions;
    private final Factors factors;
    private final VerifySecondFactor verify;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public RemoveTotp(
            Transactions transactions,
            Factors factors,
            VerifySecondFactor verify,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.factors = factors;
        this.verify = verify;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// How it ended.
    public sealed interface Outcome {}

    /// It is gone.
    public record Removed() implements Outcome {}

    /// There is none that counts.
    public record NotEnrolled() implements Outcome {}

    /// The code does not prove them.
    public record WrongCode() implements Outcome {}

    /// Too many wrong ones were presented.
    ///
    /// @param retryAfter when another may be tried
    public record TooMany(Duration retryAfter) implements Outcome {}

    /// Removes it.
    public Outcome handle(OwnProof request) {
        TenantId tenant = request.tenant();
        UserId user = request.user();
        var enrolment = new Enrolment(user, transactions.once(tenant, tx -> factors.live(tx, user)));
        return switch (verify.handle(request.attempt(enrolment))) {
            case VerifySecondFactor.NotRequired not -> new NotEnrolled();
            case VerifySecondFactor.Failed failed -> new WrongCode();
            case VerifySecondFactor.TooMany many -> new TooMany(many.retryAfter());
            case VerifySecondFactor.Proven proven -> remove(request);
        };
    }

    private Outcome remove(OwnProof request) {
        AuditEntry entry = entries.by(
                Actor.of(request.user()),
                request.provenance(),
                AuditAction.USER_TOTP_REMOVED,
                "user:" + request.user().value(),
                "");
        Instant now = clock.instant();
        boolean removed = transactions.inTenant(request.tenant(), tx -> {
            boolean there = factors.remove(tx, request.user(), now);
            if (there) {
                trail.record(tx, entry);
            }
            return there;
        });
        return removed ? new Removed() : new NotEnrolled();
    }
}
