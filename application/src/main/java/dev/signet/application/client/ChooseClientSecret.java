package dev.signet.application.client;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.ClientSecrets;
import dev.signet.application.credential.Credentials;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes a secret that somebody chose a client's only secret, unless it is one of its secrets already.
public final class ChooseClientSecret {

    private final Transactions transactions;
    private final Clients clients;
    private final Credentials credentials;
    private final ClientSecrets secrets;
    private final ClientCredentialMaking making;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public ChooseClientSecret(
            Transactions transactions,
            Clients clients,
            Credentials credentials,
            ClientSecrets secrets,
            ClientCredentialMaking making,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.clients = clients;
        this.credentials = credentials;
        this.secrets = secrets;
        this.making = making;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// Whose, and which.
    public record Request(TenantId tenant, ClientId client, ClientSecret chosen, Author author) {}

    /// How it ended.
    public enum Outcome {
        CHOSEN,
        /// It is the client's secret already.
        UNCHANGED,
        /// No client of that name, or it has no use for a secret.
        UNKNOWN,
        /// The client holds more administration than the author.
        BEYOND_AUTHOR
    }

    /// Makes it the only secret; the others end now.
    ///
    /// @throws dev.signet.domain.InvalidValue if it must not be chosen
    public Outcome handle(Request request) {
        Optional<Clients.Registered> registered = transactions
                .once(request.tenant(), tx -> clients.lookup(tx, request.client()))
                .unretired()
                .filter(found -> found.client().methods().stream().anyMatch(ClientAuthenticationMethod::usesSecret));
        if (registered.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        Client client = registered.get().client();
        if (!request.author().mayAdminister(client)) {
            return Outcome.BEYOND_AUTHOR;
        }
        boolean known = registered.get().credentials().stream()
                .anyMatch(credential -> secrets.matches(request.tenant(), credential, request.chosen()));
        return known ? Outcome.UNCHANGED : store(request, client);
    }

    private Outcome store(Request request, Client client) {
        int version = transactions.once(request.tenant(), tx -> credentials.nextClientVersion(tx, client.ref()));
        ClientCredential credential =
                making.keepChosen(request.chosen(), version).by(request.author().actor());
        AuditEntry entry = entries.by(request.author(), AuditAction.CLIENT_SECRET_ROTATED, "client:" + client.id());
        Instant now = clock.instant();
        return transactions.inTenant(request.tenant(), tx -> {
            credentials.endSecrets(tx, client.ref(), now);
            credentials.add(tx, client.ref(), credential);
            trail.record(tx, entry);
            return Outcome.CHOSEN;
        });
    }
}
