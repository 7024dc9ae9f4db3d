package dev.signet.application.credential.apikey;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.Credentials;
import dev.signet.application.credential.Identity;
import dev.signet.application.credential.Requester;
import dev.signet.application.user.Users;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ApiKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.UserAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Gives a user a new API key, shown this once, and lets the old one end.
public final class RotateApiKey {

    private final Transactions transactions;
    private final Users users;
    private final ApiKeys keys;
    private final Credentials credentials;
    private final ApiKeyMaking making;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RotateApiKey(
            Transactions transactions,
            Users users,
            ApiKeys keys,
            Credentials credentials,
            ApiKeyMaking making,
            AuditTrail trail,
            AuditEntries entries) {
        this.transactions = transactions;
        this.users = users;
        this.keys = keys;
        this.credentials = credentials;
        this.making = making;
        this.trail = trail;
        this.entries = entries;
    }

    /// A wish for a new key.
    ///
    /// @param name a user name or e-mail address
    /// @param supplied a key to take instead of making one
    /// @param shape what it shall be
    public record Request(TenantId tenant, String name, Optional<ApiKey> supplied, Shape shape, Requester requester) {

        /// A key as the tenant API's original makes it: the one before ends at once.
        public Request(TenantId tenant, String name, Optional<ApiKey> supplied, Requester requester) {
            this(tenant, name, supplied, Shape.USUAL, requester);
        }
    }

    /// What a key shall be.
    ///
    /// @param overlap how long the one before still counts; zero for one that leaked
    /// @param scopes the most that it gives; empty: all that its owner has
    /// @param lifetime how long it counts; empty: as long as the rules let it
    public record Shape(Duration overlap, Optional<Scopes> scopes, Optional<Duration> lifetime) {

        /// The longest overlap.
        public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

        /// No overlap, all scopes, the longest life.
        public static final Shape USUAL = new Shape(Duration.ZERO, Optional.empty(), Optional.empty());

        public Shape {
            InvalidValue.unless(
                    !overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0,
                    "must be 0 to %d seconds".formatted(LONGEST_OVERLAP.toSeconds()));
            lifetime.ifPresent(time -> InvalidValue.unless(time.isPositive(), "must last a while"));
        }
    }

    /// How it ended.
    public sealed interface Outcome {}

    /// The new key.
    public record Rotated(Identity identity, ApiKey key) implements Outcome {}

    /// No such user; told only to who may change the credentials of others.
    public record UnknownUser() implements Outcome {}

    /// The requester may not change this user's credentials.
    public record NotAllowed() implements Outcome {}

    /// The user may not act.
    public record Disabled() implements Outcome {}

    /// The tenant is not served.
    public record NoTenant() implements Outcome {}

    /// The supplied key is somebody's, or was.
    public record KeyTaken() implements Outcome {}

    /// Rotates.
    public Outcome handle(Request request) {
        Optional<LoginName> name = loginName(request.name());
        if (name.isEmpty()) {
            return nobody(request);
        }
        Users.Found found = transactions.once(request.tenant(), tx -> users.lookup(tx, name.get()));
        if (!found.tenant().isServed()) {
            return new NoTenant();
        }
        return found.candidate()
                .map(Users.Candidate::access)
                .map(access -> judge(request, found.tenant(), access))
                .orElseGet(() -> nobody(request));
    }

    private static Outcome nobody(Request request) {
        return request.requester().isPrivileged() ? new UnknownUser() : new NotAllowed();
    }

    private Outcome judge(Request request, Tenant tenant, UserAccess access) {
        if (!request.requester().mayChange(access)) {
            return new NotAllowed();
        }
        return access.user().isActive() ? rotate(request, tenant, access) : new Disabled();
    }

    private Outcome rotate(Request request, Tenant tenant, UserAccess access) {
        Author author = request.requester().author();
        ApiKeyMaking.Made made = making.make(request, author.actor());
        Instant end = made.kept().life().created().plus(request.shape().overlap());
        AuditEntry entry = entries.by(
                author,
                AuditAction.USER_API_KEY_ROTATED,
                "user:" + access.user().id().value());
        return transactions.inTenant(request.tenant(), tx -> {
            ApiKeys.Kept kept = made.version(keys.nextVersion(tx, access.user().id()));
            return store(tx, access, kept, end) ? rotated(tx, tenant, access, made.key(), entry) : new KeyTaken();
        });
    }

    private boolean store(TenantTx tx, UserAccess access, ApiKeys.Kept kept, Instant end) {
        boolean added = keys.add(tx, access.user().id(), kept);
        if (added) {
            keys.succeed(tx, access.user().id(), kept.id(), kept.life().created(), end);
        }
        return added;
    }

    private Outcome rotated(TenantTx tx, Tenant tenant, UserAccess access, ApiKey key, AuditEntry entry) {
        trail.record(tx, entry);
        return new Rotated(
                new Identity(
                        tenant, access, credentials.rotations(tx, access.user().id())),
                key);
    }

    private static Optional<LoginName> loginName(String typed) {
        try {
            return Optional.of(LoginName.of(typed));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
