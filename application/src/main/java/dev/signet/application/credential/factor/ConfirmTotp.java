package dev.signet.application.credential.factor;

import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.GuessLimits;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.RecoveryCode;
import dev.signet.domain.credential.TotpCredential;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Lets an authenticator count, once its owner has shown a code of it, and gives them recovery codes, shown this once.
public final class ConfirmTotp {

    private final Transactions transactions;
    private final Factors factors;
    private final TotpFactor totp;
    private final RecoveryCodes recovery;
    private final GuessLimits limits;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public ConfirmTotp(
            Transactions transactions,
            Factors factors,
            TotpFactor totp,
            RecoveryCodes recovery,
            GuessLimits limits,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.factors = factors;
        this.totp = totp;
        this.recovery = recovery;
        this.limits = limits;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// A code of the authenticator that waits.
    public record Request(
            TenantId tenant, UserId user, OneTimeCode presented, Guesser guesser, Provenance provenance) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// It counts from now on.
    public record Confirmed(List<RecoveryCode> recoveryCodes) implements Outcome {

        public Confirmed {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /// No authenticator waits, or it waited too long.
    public record NothingPending() implements Outcome {}

    /// The code is not one of it.
    public record WrongCode() implements Outcome {}

    /// Too many wrong ones were presented.
    ///
    /// @param retryAfter when another may be tried
    public record TooMany(Duration retryAfter) implements Outcome {}

    /// Confirms.
    public Outcome handle(Request request) {
        Instant now = clock.instant();
        Optional<TotpCredential> pending =
                transactions.once(request.tenant(), tx -> factors.pending(tx, request.user(), now));
        if (pending.isEmpty()) {
            return new NothingPending();
        }
        var guess = new GuessLimits.Guess(
                request.tenant(), "factor:" + request.user().value(), request.guesser());
        return switch (limits.judge(guess, () -> confirmed(request, pending.get(), now))) {
            case GuessLimits.Right<Outcome> right -> right.value();
            case GuessLimits.Wrong<Outcome> wrong -> new WrongCode();
            case GuessLimits.TooMany<Outcome> many -> new TooMany(many.retryAfter());
        };
    }

    private Optional<Outcome> confirmed(Request request, TotpCredential pending, Instant now) {
        OptionalLong step = totp.match(request.tenant(), pending, request.presented(), now);
        return step.isEmpty() ? Optional.empty() : Optional.of(confirm(request, pending, step.getAsLong(), now));
    }

    private Outcome confirm(Request request, TotpCredential pending, long step, Instant now) {
        List<RecoveryCode> codes = recovery.make();
        List<Factors.KeptCode> kept = recovery.keep(request.tenant(), request.user(), codes);
        AuditEntry entry = entries.by(
                Actor.of(request.user()),
                request.provenance(),
                AuditAction.USER_TOTP_CONFIRMED,
                "user:" + request.user().value(),
                "");
        boolean done = transactions.inTenant(request.tenant(), tx -> {
            boolean confirmed = factors.confirm(tx, pending.id(), step, now);
            if (confirmed) {
                store(tx, request, kept, entry);
            }
            return confirmed;
        });
        return done ? new Confirmed(codes) : new NothingPending();
    }

    private void store(TenantTx tx, Request request, List<Factors.KeptCode> kept, AuditEntry entry) {
        recovery.store(tx, request.user(), kept);
        trail.record(tx, entry);
    }
}
