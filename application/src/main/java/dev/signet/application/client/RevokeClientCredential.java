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
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Takes a credential away from a client, by an administrator's word: a secret, a public key, or a key that it signs
/// requests with.
public final class RevokeClientCredential {

    private final Transactions transactions;
    private final Clients clients;
    private final Credentials credentials;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public RevokeClientCredential(
            Transactions transactions,
            Clients clients,
            Credentials credentials,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.clients = clients;
        this.credentials = credentials;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// Which one, and whose.
    public record Request(TenantId tenant, ClientId client, CredentialId credential, Author author) {}

    /// How it ended.
    public enum Outcome {
        REVOKED,
        /// No such client, or no such credential of it that counts.
        UNKNOWN,
        /// The client holds more administration than the author.
        BEYOND_AUTHOR
    }

    /// Revokes it.
    public Outcome handle(Request request) {
        Optional<Client> client = transactions
                .once(request.tenant(), tx -> clients.lookup(tx, request.client()))
                .registered()
                .map(Clients.Registered::client);
        if (client.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (!request.author().mayAdminister(client.get())) {
            return Outcome.BEYOND_AUTHOR;
        }
        AuditEntry entry = entries.by(
                request.author(),
                AuditAction.CLIENT_CREDENTIAL_REVOKED,
                "credential:" + request.credential().value());
        Instant now = clock.instant();
        return transactions.inTenant(request.tenant(), tx -> {
            if (credentials
                    .revoke(tx, client.get().ref(), request.credential(), now)
                    .isEmpty()) {
                return Outcome.UNKNOWN;
            }
            trail.record(tx, entry);
            return Outcome.REVOKED;
        });
    }
}
