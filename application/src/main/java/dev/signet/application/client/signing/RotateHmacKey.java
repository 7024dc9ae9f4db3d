package dev.signet.application.client.signing;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.client.Clients;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.signature.HmacKey;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Gives a client a key to sign requests with, shown this once, and lets the one before end.
public final class RotateHmacKey {

    private final Transactions transactions;
    private final Clients clients;
    private final HmacKeys keys;
    private final HmacKeyMaking making;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RotateHmacKey(
            Transactions transactions,
            Clients clients,
            HmacKeys keys,
            HmacKeyMaking making,
            AuditTrail trail,
            AuditEntries entries) {
        this.transactions = transactions;
        this.clients = clients;
        this.keys = keys;
        this.making = making;
        this.trail = trail;
        this.entries = entries;
    }

    /// A wish for a new key.
    ///
    /// @param overlap how long the one before still counts; zero for one that leaked
    public record Request(TenantId tenant, ClientId client, Duration overlap, Author author) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The new key.
    public record Rotated(HmacKey made, Version version) implements Outcome {}

    /// No client of that name, or it is public: it could keep no secret.
    public record Unknown() implements Outcome {}

    /// The client holds more administration than the author.
    public record BeyondAuthor() implements Outcome {}

    /// Rotates.
    public Outcome handle(Request request) {
        Optional<Client> client = transactions
                .once(request.tenant(), tx -> clients.lookup(tx, request.client()))
                .unretired()
                .map(Clients.Registered::client)
                .filter(found -> !found.isPublic());
        if (client.isEmpty()) {
            return new Unknown();
        }
        return request.author().mayAdminister(client.get())
                ? rotate(request, client.get().ref())
                : new BeyondAuthor();
    }

    private Outcome rotate(Request request, ClientRef client) {
        HmacKeyMaking.Made made = making.make(request.tenant(), request.author().actor());
        AuditEntry entry =
                entries.by(request.author(), AuditAction.CLIENT_HMAC_KEY_ROTATED, "client:" + request.client());
        Instant end = made.kept().life().created().plus(request.overlap());
        return transactions.inTenant(
                request.tenant(), tx -> new Rotated(made.key(), store(tx, client, made, end, entry)));
    }

    private Version store(TenantTx tx, ClientRef client, HmacKeyMaking.Made made, Instant end, AuditEntry entry) {
        HmacKeys.Kept heir = made.version(keys.nextVersion(tx, client));
        keys.succeed(tx, client, heir, end);
        trail.record(tx, entry);
        return heir.life().version();
    }
}
