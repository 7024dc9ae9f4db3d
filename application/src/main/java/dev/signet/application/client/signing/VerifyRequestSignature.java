package dev.signet.application.client.signing;

import dev.signet.application.Transactions;
import dev.signet.application.client.Clients;
import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.signature.HmacKey;
import dev.signet.domain.signature.SignedRequest;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Finds out whether a client signed a request with a key of its own that counts. Whether the same signature
/// came before is for whoever lets the request in to ask: the key and the window alone stop no replay.
public final class VerifyRequestSignature {

    private final Transactions transactions;
    private final Clients clients;
    private final HmacKeys keys;
    private final HmacKeyMaking making;
    private final CredentialUses uses;
    private final InstantSource clock;

    public VerifyRequestSignature(
            Transactions transactions,
            Clients clients,
            HmacKeys keys,
            HmacKeyMaking making,
            CredentialUses uses,
            InstantSource clock) {
        this.transactions = transactions;
        this.clients = clients;
        this.keys = keys;
        this.making = making;
        this.uses = uses;
        this.clock = clock;
    }

    /// A request that claims to come from a client.
    public record Request(TenantId tenant, ClientId client, SignedRequest signed) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The client signed it, and is served.
    public record Verified(Client client) implements Outcome {}

    /// The tenant is not served.
    public record NoTenant() implements Outcome {}

    /// It is not believed.
    public record Refused(Why why) implements Outcome {}

    /// Reasons for the log; a caller may learn only [#DISABLED], and only after a good signature.
    public enum Why {
        /// No client of that name that could have a key.
        UNKNOWN,
        MALFORMED,
        OUT_OF_TIME,
        WRONG_SIGNATURE,
        DISABLED
    }

    /// Judges the request.
    ///
    /// @throws dev.signet.application.KeysUnavailable if a key of the client cannot be opened
    public Outcome handle(Request request) {
        Clients.Found found = transactions.once(request.tenant(), tx -> clients.lookup(tx, request.client()));
        if (!found.tenant().isServed()) {
            return new NoTenant();
        }
        Optional<Client> client =
                found.registered().map(Clients.Registered::client).filter(known -> !known.isPublic());
        return client.map(known -> judge(request, known)).orElse(new Refused(Why.UNKNOWN));
    }

    private Outcome judge(Request request, Client client) {
        Instant now = clock.instant();
        List<HmacKey> live = transactions.once(request.tenant(), tx -> keys.live(tx, client.ref(), now)).stream()
                .map(kept -> making.open(request.tenant(), kept))
                .toList();
        return switch (request.signed().judge(live, now)) {
            case SignedRequest.Refused refused -> new Refused(why(refused.why()));
            case SignedRequest.SignedBy by -> {
                uses.note(request.tenant(), by.key(), now);
                yield client.isServed() ? new Verified(client) : new Refused(Why.DISABLED);
            }
        };
    }

    private static Why why(SignedRequest.Why why) {
        return switch (why) {
            case MALFORMED -> Why.MALFORMED;
            case OUT_OF_TIME -> Why.OUT_OF_TIME;
            case WRONG_SIGNATURE -> Why.WRONG_SIGNATURE;
        };
    }
}
