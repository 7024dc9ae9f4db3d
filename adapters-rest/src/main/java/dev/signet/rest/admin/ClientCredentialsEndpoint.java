package dev.signet.rest.admin;

import dev.signet.application.client.ListClientCredentials;
import dev.signet.application.client.RevokeClientCredential;
import dev.signet.application.client.RotateClientSecret;
import dev.signet.application.client.signing.RotateHmacKey;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.rest.admin.CredentialsEndpoint.CredentialDocument;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Format;
import dev.signet.rest.description.Headers;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Refusals;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client proves itself and signs by.
@Controller(Paths.CLIENTS + "/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:clients")
final class ClientCredentialsEndpoint {

    private static final String CREDENTIALS = "/credentials";

    /// How long what is replaced may live on beside what is new.
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final RotateClientSecret rotateSecret;
    private final RotateHmacKey rotateHmacKey;
    private final ListClientCredentials list;
    private final RevokeClientCredential revoke;
    private final Repetitions repetitions;
    private final Bodies bodies;

    ClientCredentialsEndpoint(
            RotateClientSecret rotateSecret,
            RotateHmacKey rotateHmacKey,
            ListClientCredentials list,
            RevokeClientCredential revoke,
            Repetitions repetitions,
            Bodies bodies) {
        this.rotateSecret = rotateSecret;
        this.rotateHmacKey = rotateHmacKey;
        this.list = list;
        this.revoke = revoke;
        this.repetitions = repetitions;
        this.bodies = bodies;
    }

    @Post("/secret")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> rotateSecret(
            HttpRequest<?> request, Administrator administrator, String id, @Body byte @Nullable [] body) {
        return repetitions.answer(
                request, administrator, body, () -> HttpResponse.ok(newSecret(request, administrator, id, body)));
    }

    private ClientSecretDocument newSecret(
            HttpRequest<?> request, Administrator administrator, String id, byte @Nullable [] body) {
        var wanted = new RotateClientSecret.Request(
                administrator.tenant(), ClientEndpoint.clientId(id), wanted(body), administrator.author());
        return switch (Judged.by(RotateClientSecret.class, request, () -> rotateSecret.handle(wanted))) {
            case RotateClientSecret.Rotated rotated -> ClientSecretDocument.of(wanted.client(), rotated.made());
            case RotateClientSecret.Unknown none ->
                throw Fault.notFound("No such client, or it has no use for a secret.");
            case RotateClientSecret.BeyondAuthor beyond -> throw Refusals.beyondAuthor();
        };
    }

    @Post("/hmac-key")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> rotateHmacKey(
            HttpRequest<?> request, Administrator administrator, String id, @Body byte @Nullable [] body) {
        return repetitions.answer(
                request, administrator, body, () -> HttpResponse.ok(newHmacKey(request, administrator, id, body)));
    }

    private HmacKeyDocument newHmacKey(
            HttpRequest<?> request, Administrator administrator, String id, byte @Nullable [] body) {
        var wanted = new RotateHmacKey.Request(
                administrator.tenant(), ClientEndpoint.clientId(id), wanted(body), administrator.author());
        return switch (Judged.by(RotateHmacKey.class, request, () -> rotateHmacKey.handle(wanted))) {
            case RotateHmacKey.Rotated rotated -> HmacKeyDocument.of(wanted.client(), rotated);
            case RotateHmacKey.Unknown none -> throw Fault.notFound("No such client, or it is public.");
            case RotateHmacKey.BeyondAuthor beyond -> throw Refusals.beyondAuthor();
        };
    }

    @Get(CREDENTIALS)
    Listing<CredentialDocument> list(HttpRequest<?> request, Administrator administrator, String id) {
        var wanted = new ListClientCredentials.Request(administrator.tenant(), ClientEndpoint.clientId(id));
        return Judged.by(ListClientCredentials.class, request, () -> list.handle(wanted))
                .map(listed -> CredentialDocument.listing(listed.notes()))
                .orElseThrow(Refusals::unknownClient);
    }

    @Delete(CREDENTIALS + "/{credential}")
    HttpResponse<Void> revoke(HttpRequest<?> request, Administrator administrator, String id, String credential) {
        var wanted = new RevokeClientCredential.Request(
                administrator.tenant(),
                ClientEndpoint.clientId(id),
                CredentialsEndpoint.credentialId(credential),
                administrator.author());
        return switch (Judged.by(RevokeClientCredential.class, request, () -> revoke.handle(wanted))) {
            case REVOKED -> HttpResponse.noContent();
            case UNKNOWN -> throw CredentialsEndpoint.unknown();
            case BEYOND_AUTHOR -> throw Refusals.beyondAuthor();
        };
    }

    private Duration wanted(byte @Nullable [] body) {
        Members in = Members.of(bodies.object(body));
        Duration overlap = overlap(in);
        in.verify();
        return overlap;
    }

    private static Duration overlap(Members in) {
        return in.may("overlap_seconds", Members.seconds(Duration.ZERO, LONGEST_OVERLAP))
                .orElse(Duration.ZERO);
    }

    /// A client's new secret, which is shown this once.
    ///
    /// @param clientSecretExpiresAt 0: it does not expire (RFC 7591 §3.2.1)
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record ClientSecretDocument(String clientId, String clientSecret, long clientSecretExpiresAt) {

        static ClientSecretDocument of(ClientId client, ClientSecret made) {
            return new ClientSecretDocument(client.value(), made.reveal(), 0);
        }

        @Override
        public String toString() {
            return "ClientSecretDocument[clientId=" + clientId + "]";
        }
    }

    /// A client's new key to sign requests with, which is shown this once.
    ///
    /// @param credentialId by which it is listed and revoked
    /// @param hmacKey the key: this very text, in UTF-8
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record HmacKeyDocument(String clientId, @Format("uuid") String credentialId, int version, String hmacKey) {

        static HmacKeyDocument of(ClientId client, RotateHmacKey.Rotated rotated) {
            return new HmacKeyDocument(
                    client.value(),
                    rotated.made().id().value().toString(),
                    rotated.version().number(),
                    rotated.made().reveal());
        }

        @Override
        public String toString() {
            return "HmacKeyDocument[credentialId=" + credentialId + "]";
        }
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return ClientCredentialsEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry("rotateSecret", rotating("Makes a new secret for a client.", ClientSecretDocument.class)),
                    Map.entry(
                            "rotateHmacKey",
                            rotating(
                                    "Makes a new key for a client to sign requests with; the one before ends.",
                                    HmacKeyDocument.class)),
                    Map.entry(
                            "list",
                            ofClient("What a client has, and had, to prove itself and to sign by, youngest first.")
                                    .gives(200, Shapes.listing(Schema.of(CredentialDocument.class)))),
                    Map.entry(
                            "revoke",
                            ofClient("Takes a credential away from a client.")
                                    .asks("path", "credential", Shapes.UUID, "the id of the credential")
                                    .gives(204, "It counts no more.")));
        }

        private static Operation rotating(String summary, Class<? extends Record> document) {
            return Shapes.once(ofClient(summary))
                    .takes(Members.shape(ClientCredentialsEndpoint::overlap), MediaType.APPLICATION_JSON)
                    .gives(200, Schema.of(document), Headers.REPLAYED);
        }

        private static Operation ofClient(String summary) {
            return Operation.of(summary).asks("path", "id", Shapes.CLIENT_ID, "the client_id");
        }
    }
}
