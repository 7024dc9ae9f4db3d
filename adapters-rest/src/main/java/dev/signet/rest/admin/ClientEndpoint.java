package dev.signet.rest.admin;

import dev.signet.application.client.ChangeClient;
import dev.signet.application.client.ListClients;
import dev.signet.application.client.RegisterClient;
import dev.signet.application.client.ShowClient;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientState;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Headers;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Refusals;
import dev.signet.rest.edge.Versions;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The clients of a tenant.
@Controller(Paths.CLIENTS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:clients")
final class ClientEndpoint {

    private final ListClients list;
    private final RegisterClient register;
    private final ShowClient show;
    private final ChangeClient change;
    private final Repetitions repetitions;
    private final Bodies bodies;

    ClientEndpoint(
            ListClients list,
            RegisterClient register,
            ShowClient show,
            ChangeClient change,
            Repetitions repetitions,
            Bodies bodies) {
        this.list = list;
        this.register = register;
        this.show = show;
        this.change = change;
        this.repetitions = repetitions;
        this.bodies = bodies;
    }

    @Get
    Listing<ClientDocument> list(
            HttpRequest<?> request,
            Administrator administrator,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after) {
        var wanted = new ListClients.Request(
                administrator.tenant(), Listing.after(after, ClientId::new), Listing.limit(limit));
        return Listing.of(
                Judged.by(ListClients.class, request, () -> list.handle(wanted)), ClientDocument::of, ClientId::value);
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> register(
            HttpRequest<?> request, Administrator administrator, String slug, @Body byte @Nullable [] body) {
        return repetitions.answer(request, administrator, body, () -> registered(request, administrator, slug, body));
    }

    private HttpResponse<RegisteredClientDocument> registered(
            HttpRequest<?> request, Administrator administrator, String slug, byte @Nullable [] body) {
        var tenant = administrator.tenant();
        var wanted = ClientReading.wanted(bodies.object(body));
        var asked = new RegisterClient.Request(
                tenant, wanted::client, wanted.secret(), wanted.keys(), administrator.author());
        var outcome = Members.at(
                "#/client_secret", () -> Judged.by(RegisterClient.class, request, () -> register.handle(asked)));
        return switch (outcome) {
            case RegisterClient.Registered made -> {
                URI place = URI.create(
                        Paths.TENANTS + "/" + slug + "/clients/" + made.client().id());
                yield HttpResponse.created(RegisteredClientDocument.of(made), place)
                        .header(HttpHeaders.ETAG, Versions.tag(made.client().version()));
            }
            case RegisterClient.IdTaken taken -> throw Fault.conflict("The client_id is taken.");
            case RegisterClient.BeyondAuthor beyond -> throw Refusals.beyondAuthor();
        };
    }

    @Get("/{id}")
    HttpResponse<ClientDocument> show(HttpRequest<?> request, Administrator administrator, String id) {
        var wanted = new ShowClient.Request(administrator.tenant(), clientId(id));
        return Judged.by(ShowClient.class, request, () -> show.handle(wanted))
                .map(ClientEndpoint::shown)
                .orElseThrow(Refusals::unknownClient);
    }

    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, Bodies.MERGE_PATCH})
    HttpResponse<ClientDocument> change(
            HttpRequest<?> request, Administrator administrator, String id, @Body byte @Nullable [] body) {
        var tenant = administrator.tenant();
        var patch = bodies.object(body);
        return shown(changed(
                request,
                new ChangeClient.Request(
                        tenant,
                        clientId(id),
                        Versions.expected(request),
                        before -> ClientReading.change(before, bodies.tree(ClientDocument.of(before)), patch),
                        administrator.author())));
    }

    @Delete("/{id}")
    HttpResponse<Void> retire(HttpRequest<?> request, Administrator administrator, String id) {
        Client retired = changed(
                request,
                new ChangeClient.Request(
                        administrator.tenant(),
                        clientId(id),
                        Versions.expected(request),
                        before -> before.in(ClientState.RETIRED),
                        administrator.author()));
        return HttpResponse.<Void>noContent().header(HttpHeaders.ETAG, Versions.tag(retired.version()));
    }

    private Client changed(HttpRequest<?> request, ChangeClient.Request wanted) {
        return switch (Judged.by(ChangeClient.class, request, () -> change.handle(wanted))) {
            case ChangeClient.Changed changed -> changed.client();
            case ChangeClient.Unknown none -> throw Refusals.unknownClient();
            case ChangeClient.Stale stale -> throw Versions.stale();
            case ChangeClient.BeyondAuthor beyond -> throw Refusals.beyondAuthor();
        };
    }

    private static HttpResponse<ClientDocument> shown(Client client) {
        return HttpResponse.ok(ClientDocument.of(client)).header(HttpHeaders.ETAG, Versions.tag(client.version()));
    }

    /// The client that a path names.
    static ClientId clientId(String text) {
        try {
            return new ClientId(text);
        } catch (InvalidValue e) {
            throw Refusals.unknownClient();
        }
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return ClientEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "list",
                            Shapes.paged(Operation.of("The clients of a tenant."), Shapes.CLIENT_ID)
                                    .gives(200, Shapes.listing(Schema.of(ClientDocument.class)))),
                    Map.entry(
                            "register",
                            Shapes.once(Operation.of("Registers a client."))
                                    .takes(Members.shape(ClientReading::wanted), MediaType.APPLICATION_JSON)
                                    .gives(
                                            201,
                                            Schema.of(RegisteredClientDocument.class),
                                            Headers.LOCATION,
                                            Headers.ETAG,
                                            Headers.REPLAYED)
                                    .refuses(409, "The client_id is taken.")),
                    Map.entry(
                            "show",
                            Operation.of("A client.")
                                    .asks("path", "id", Shapes.CLIENT_ID, "the client_id")
                                    .gives(200, Schema.of(ClientDocument.class), Headers.ETAG)),
                    Map.entry(
                            "change",
                            Shapes.matching(Operation.of("Changes a client (RFC 7396).")
                                            .asks("path", "id", Shapes.CLIENT_ID, "the client_id"))
                                    .takes(
                                            Members.shape(ClientReading::changes)
                                                    .patch(),
                                            MediaType.APPLICATION_JSON,
                                            Bodies.MERGE_PATCH)
                                    .gives(200, Schema.of(ClientDocument.class), Headers.ETAG)),
                    Map.entry(
                            "retire",
                            Shapes.matching(Operation.of("Retires a client for good.")
                                            .asks("path", "id", Shapes.CLIENT_ID, "the client_id"))
                                    .gives(204, "It is retired.")));
        }
    }
}
