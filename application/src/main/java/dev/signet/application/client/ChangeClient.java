package dev.signet.application.client;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.token.TokenFamilies;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes a client: what it may ask for, and whether it is served. Retiring it revokes every grant it holds.
public final class ChangeClient {

    private final Transactions transactions;
    private final Clients clients;
    private final TokenFamilies families;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public ChangeClient(
            Transactions transactions,
            Clients clients,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.clients = clients;
        this.families = families;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// A change.
    ///
    /// @param expected the version that the author saw; empty: whatever it is
    /// @param change from the client as it is to the client as it shall be
    public record Request(
            TenantId tenant,
            ClientId client,
            Optional<Version> expected,
            UnaryOperator<Client> change,
            Author author) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The client as it is now.
    public record Changed(Client client) implements Outcome {}

    /// No client of that name, or retired for good.
    public record Unknown() implements Outcome {}

    /// Somebody else changed it since.
    public record Stale() implements Outcome {}

    /// More administration than the author has to give.
    public record BeyondAuthor() implements Outcome {}

    /// Changes the client.
    public Outcome handle(Request request) {
        Optional<Client> before = find(request);
        if (before.isEmpty()) {
            return new Unknown();
        }
        if (request.expected().filter(v -> !v.equals(before.get().version())).isPresent()) {
            return new Stale();
        }
        Client after = request.change().apply(before.get());
        if (after.equals(before.get())) {
            return new Changed(after);
        }
        if (!request.author().mayAdminister(after) || !request.author().mayAdminister(before.get())) {
            return new BeyondAuthor();
        }
        return store(request, before.get(), after);
    }

    private Outcome store(Request request, Client before, Client after) {
        AuditEntry entry = entries.by(request.author(), action(before, after), "client:" + after.id());
        Instant now = clock.instant();
        boolean changed = transactions.inTenant(request.tenant(), tx -> {
            if (!clients.change(tx, after, before.version())) {
                return false;
            }
            endGrants(tx, after, now);
            trail.record(tx, entry);
            return true;
        });
        return changed ? new Changed(withNextVersion(after, before)) : new Stale();
    }

    private void endGrants(TenantTx tx, Client after, Instant now) {
        if (after.profile().state() == ClientState.RETIRED) {
            families.revokeAllOf(tx, after.ref(), now);
        }
    }

    private Optional<Client> find(Request request) {
        return transactions
                .once(request.tenant(), tx -> clients.lookup(tx, request.client()))
                .registered()
                .map(Clients.Registered::client)
                .filter(client -> client.profile().state() != ClientState.RETIRED);
    }

    private static Client withNextVersion(Client after, Client before) {
        return new Client(
                after.ref(),
                after.id(),
                after.profile(),
                after.methods(),
                after.permissions(),
                after.redirects(),
                after.origins(),
                before.version().next());
    }

    private static AuditAction action(Client before, Client after) {
        if (before.profile().state() == after.profile().state()) {
            return AuditAction.CLIENT_CHANGED;
        }
        return switch (after.profile().state()) {
            case ACTIVE -> AuditAction.CLIENT_RESUMED;
            case SUSPENDED -> AuditAction.CLIENT_SUSPENDED;
            case RETIRED -> AuditAction.CLIENT_RETIRED;
        };
    }
}
