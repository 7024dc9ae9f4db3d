package dev.signet.application.client;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.Credentials;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Gives a client a new secret, shown this once, and lets the old ones end.
public final class RotateClientSecret {

    private final Transactions transactions;
    private final Clients clients;
    private final Credentials credentials;
    private final ClientCredentialMaking making;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public RotateClientSecret(
            Transactions transactions,
            Clients clients,
            Credentials credentials,
            ClientCredentialMaking making,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.clients = clients;
        this.credentials = credentials;
        this.making = making;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// A wish for a new secret.
    ///
    /// @param overlap how long the old ones still count; zero for one that leaked
    public record Request(TenantId tenant, ClientId client, Duration overlap, Author author) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The new secret.
    public record Rotated(ClientSecret made) implements Outcome {}

    /// No client of that name, or it has no use for a secret.
    public record Unknown() implements Outcome {}

    /// The client holds more administration than the author.
    public record BeyondAuthor() implements Outcome {}

    /// Rotates.
    public Outcome handle(Request request) {
        Optional<Client> client = transactions
                .once(request.tenant(), tx -> clients.lookup(tx, request.client()))
                .unretired()
                .map(Clients.Registered::client)
                .filter(c -> c.methods().stream().anyMatch(ClientAuthenticationMethod::usesSecret));
        if (client.isEmpty()) {
            return new Unknown();
        }
        if (!request.author().mayAdminister(client.get())) {
            return new BeyondAuthor();
        }
        ClientSecret made = making.newSecret();
        AuditEntry entry =
                entries.by(request.author(), AuditAction.CLIENT_SECRET_ROTATED, "client:" + request.client());
        Instant end = clock.instant().plus(request.overlap());
        int version = transactions.once(
                request.tenant(),
                tx -> credentials.nextClientVersion(tx, client.get().ref()));
        var credential =
                making.keep(request.tenant(), made, version).by(request.author().actor());
        transactions.inTenant(request.tenant(), tx -> {
            credentials.endSecrets(tx, client.get().ref(), end);
            credentials.add(tx, client.get().ref(), credential);
            trail.record(tx, entry);
            return entry;
        });
        return new Rotated(made);
    }
}
