package dev.signet.application.credential;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.factor.Factors;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.user.Users;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Takes a credential away from a user, by an administrator's word. With an authenticator go its recovery codes, and
/// with a password every grant.
public final class RevokeCredential {

    private final Transactions transactions;
    private final Users users;
    private final Credentials credentials;
    private final Factors factors;
    private final TokenFamilies families;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public RevokeCredential(
            Transactions transactions,
            Users users,
            Credentials credentials,
            Factors factors,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.credentials = credentials;
        this.factors = factors;
        this.families = families;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// Which one, and whose.
    public record Request(TenantId tenant, UserId user, CredentialId credential, Author author) {}

    /// How it ended.
    public enum Outcome {
        REVOKED,
        /// No such user, or no such credential of theirs that counts.
        UNKNOWN,
        /// The user has more administration than the author.
        BEYOND_AUTHOR
    }

    /// Revokes it.
    public Outcome handle(Request request) {
        Optional<UserAccess> user = transactions.once(request.tenant(), tx -> users.find(tx, request.user()));
        if (user.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (!request.author().mayAdminister(user.get())) {
            return Outcome.BEYOND_AUTHOR;
        }
        AuditEntry entry = entries.by(
                request.author(),
                AuditAction.USER_CREDENTIAL_REVOKED,
                "credential:" + request.credential().value());
        Instant now = clock.instant();
        return transactions.inTenant(request.tenant(), tx -> revoke(tx, request, entry, now));
    }

    private Outcome revoke(TenantTx tx, Request request, AuditEntry entry, Instant now) {
        Optional<CredentialKind> kind = credentials.revoke(tx, request.user(), request.credential(), now);
        if (kind.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        switch (kind.get()) {
            case PASSWORD -> families.revokeAllOf(tx, request.user(), now);
            case TOTP -> factors.remove(tx, request.user(), now);
            case API_KEY, RECOVERY_CODE, CLIENT_SECRET, HMAC_KEY, PUBLIC_JWK -> {}
        }
        trail.record(tx, entry);
        return Outcome.REVOKED;
    }
}
