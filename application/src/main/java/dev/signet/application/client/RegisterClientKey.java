package dev.signet.application.client;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.Credentials;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Gives a client one more public key, for `private_key_jwt` (RFC 7523), beside those it has.
public final class RegisterClientKey {

    private final Transactions transactions;
    private final Clients clients;
    private final Credentials credentials;
    private final ClientCredentialMaking making;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RegisterClientKey(
            Transactions transactions,
            Clients clients,
            Credentials credentials,
            ClientCredentialMaking making,
            AuditTrail trail,
            AuditEntries entries) {
        this.transactions = transactions;
        this.clients = clients;
        this.credentials = credentials;
        this.making = making;
        this.trail = trail;
        this.entries = entries;
    }

    /// Whose, and which.
    public record Request(TenantId tenant, ClientId client, Jwk key, Author author) {}

    /// How it ended.
    public enum Outcome {
        REGISTERED,
        /// It is a key of the client already.
        UNCHANGED,
        /// No client of that name.
        UNKNOWN,
        /// The client holds more administration than the author.
        BEYOND_AUTHOR
    }

    /// Registers the key.
    public Outcome handle(Request request) {
        Optional<Clients.Registered> registered = transactions
                .once(request.tenant(), tx -> clients.lookup(tx, request.client()))
                .unretired();
        if (registered.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        Client client = registered.get().client();
        if (!request.author().mayAdminister(client)) {
            return Outcome.BEYOND_AUTHOR;
        }
        boolean known = registered.get().credentials().stream()
                .map(ClientCredential::stored)
                .anyMatch(new StoredSecret.Public(request.key())::equals);
        return known ? Outcome.UNCHANGED : store(request, client);
    }

    private Outcome store(Request request, Client client) {
        int version = transactions.once(request.tenant(), tx -> credentials.nextClientVersion(tx, client.ref()));
        ClientCredential credential =
                making.keep(request.key(), version).by(request.author().actor());
        AuditEntry entry = entries.by(request.author(), AuditAction.CLIENT_KEY_REGISTERED, "client:" + client.id());
        return transactions.inTenant(request.tenant(), tx -> {
            credentials.add(tx, client.ref(), credential);
            trail.record(tx, entry);
            return Outcome.REGISTERED;
        });
    }
}
