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
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Registers a client (RFC 7591 in manner). Its secret, if Signet makes it, is shown this once.
public final class RegisterClient {

    private final Transactions transactions;
    private final Clients clients;
    private final Credentials credentials;
    private final ClientCredentialMaking making;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RegisterClient(
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

    /// A client to be.
    ///
    /// @param shape the client, once it has an internal id
    /// @param chosen its secret if somebody chose one; otherwise one is made if it needs one
    /// @param keys its public keys, for `private_key_jwt`
    public record Request(
            TenantId tenant,
            Function<ClientRef, Client> shape,
            Optional<ClientSecret> chosen,
            List<Jwk> keys,
            Author author) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The client.
    ///
    /// @param made its secret, if one was made
    public record Registered(Client client, Optional<ClientSecret> made) implements Outcome {}

    /// Its id belongs to another client, or is somebody's login name.
    public record IdTaken() implements Outcome {}

    /// More administration than the author has to give.
    public record BeyondAuthor() implements Outcome {}

    /// Registers the client.
    public Outcome handle(Request request) {
        Client client = request.shape().apply(making.newRef());
        if (!request.author().mayAdminister(client)) {
            return new BeyondAuthor();
        }
        boolean needsSecret = client.methods().stream().anyMatch(ClientAuthenticationMethod::usesSecret);
        Optional<ClientSecret> made =
                needsSecret && request.chosen().isEmpty() ? Optional.of(making.newSecret()) : Optional.empty();
        List<ClientCredential> stored = new ArrayList<>();
        made.ifPresent(secret -> stored.add(making.keep(request.tenant(), secret, stored.size() + 1)));
        request.chosen().ifPresent(secret -> stored.add(making.keepChosen(secret, stored.size() + 1)));
        request.keys().forEach(key -> stored.add(making.keep(key, stored.size() + 1)));
        AuditEntry entry = entries.by(request.author(), AuditAction.CLIENT_REGISTERED, "client:" + client.id());
        return transactions.inTenant(request.tenant(), tx -> {
            if (!clients.add(tx, client)) {
                return new IdTaken();
            }
            stored.forEach(credential -> credentials.add(
                    tx, client.ref(), credential.by(request.author().actor())));
            trail.record(tx, entry);
            return new Registered(client, made);
        });
    }
}
