package dev.signet.application.credential.factor;

import dev.signet.application.Ids;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.user.Users;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.Totp;
import dev.signet.domain.credential.TotpCredential;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Begins to give somebody an authenticator. It counts once they have shown that they hold it ([ConfirmTotp]).
public final class EnrolTotp {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Transactions transactions;
    private final Users users;
    private final Factors factors;
    private final TotpFactor totp;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final Ids ids;
    private final InstantSource clock;

    public EnrolTotp(
            Transactions transactions,
            Users users,
            Factors factors,
            TotpFactor totp,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.factors = factors;
        this.totp = totp;
        this.trail = trail;
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    /// Who wants an authenticator.
    public record Request(TenantId tenant, UserId user, Provenance provenance) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// What the authenticator must be told, this once.
    public record Begun(User user, Totp secret, Instant until) implements Outcome {}

    /// They have one that counts; it must be removed first.
    public record ThereAlready() implements Outcome {}

    /// No such user, or one that may not act.
    public record NoUser() implements Outcome {}

    /// Begins.
    public Outcome handle(Request request) {
        Optional<User> user = transactions
                .once(request.tenant(), tx -> users.find(tx, request.user()))
                .map(UserAccess::user)
                .filter(User::isActive);
        if (user.isEmpty()) {
            return new NoUser();
        }
        Instant now = clock.instant();
        CredentialId id = new CredentialId(ids.at(now));
        byte[] secret = ids.random(Totp.SECRET_BYTES);
        SealedValue sealed = totp.seal(request.tenant(), id, secret);
        AuditEntry entry = entries.by(
                Actor.of(request.user()),
                request.provenance(),
                AuditAction.USER_TOTP_ENROLLED,
                "user:" + request.user().value(),
                "");
        boolean begun =
                transactions.inTenant(request.tenant(), tx -> begin(tx, request.user(), id, sealed, now, entry));
        return begun ? new Begun(user.get(), new Totp(secret), now.plus(PATIENCE)) : new ThereAlready();
    }

    private boolean begin(
            TenantTx tx, UserId user, CredentialId id, SealedValue sealed, Instant now, AuditEntry entry) {
        var life = new CredentialLife(
                new Version(factors.nextVersion(tx, user)),
                now,
                Optional.of(now.plus(PATIENCE)),
                Optional.of(Actor.of(user)));
        boolean begun = factors.enrol(tx, user, new TotpCredential(id, sealed, life, TotpCredential.NONE_SPENT));
        if (begun) {
            trail.record(tx, entry);
        }
        return begun;
    }
}
