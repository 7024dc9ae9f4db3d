package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.application.scim.IssueScimToken;
import dev.signet.application.scim.ListScimTokens;
import dev.signet.application.scim.RemoveScimToken;
import dev.signet.domain.scim.ScimToken;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Format;
import dev.signet.rest.description.Headers;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.Fault;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tokens of a tenant's provisioning clients. To rotate one, make another and remove the old one when the client
/// has gone over.
@Controller(Paths.SCIM_TOKENS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:users")
final class ScimTokenEndpoint {

    private static final Duration LONGEST = Duration.ofDays(3650);

    private final ListScimTokens list;
    private final IssueScimToken issue;
    private final RemoveScimToken remove;
    private final Repetitions repetitions;
    private final Bodies bodies;

    ScimTokenEndpoint(
            ListScimTokens list, IssueScimToken issue, RemoveScimToken remove, Repetitions repetitions, Bodies bodies) {
        this.list = list;
        this.issue = issue;
        this.remove = remove;
        this.repetitions = repetitions;
        this.bodies = bodies;
    }

    /// A token as it is listed.
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ScimTokenDocument(
            @Format("uuid") String id,
            String name,
            @Format("date-time") String createdAt,
            @Nullable @Format("date-time") String expiresAt,
            @Nullable @Format("date-time") String lastUsedAt) {

        static ScimTokenDocument of(ScimToken token) {
            return new ScimTokenDocument(
                    token.id().value().toString(),
                    token.name(),
                    token.created().toString(),
                    token.expires().map(Instant::toString).orElse(null),
                    token.lastUsed().map(Instant::toString).orElse(null));
        }
    }

    /// All of a tenant's tokens.
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ScimTokenList(List<ScimTokenDocument> items) {}

    /// A token at the one time that it is shown.
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record IssuedScimToken(
            @Format("uuid") String id,
            String name,
            @Nullable @Format("date-time") String expiresAt,
            String token) {}

    private record Wanted(String name, Optional<Duration> lifetime) {}

    @Get
    ScimTokenList list(HttpRequest<?> request, Administrator administrator) {
        var tenant = administrator.tenant();
        var listed = Judged.by(ListScimTokens.class, request, () -> list.handle(tenant));
        return new ScimTokenList(
                listed.tokens().stream().map(ScimTokenDocument::of).toList());
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> issue(
            HttpRequest<?> request, Administrator administrator, String slug, @Body byte @Nullable [] body) {
        return repetitions.answer(request, administrator, body, () -> issued(request, administrator, slug, body));
    }

    private HttpResponse<IssuedScimToken> issued(
            HttpRequest<?> request, Administrator administrator, String slug, byte @Nullable [] body) {
        var tenant = administrator.tenant();
        Members in = Members.of(bodies.object(body));
        Supplier<Wanted> wanted = wanted(in);
        in.verify();
        var asked = new IssueScimToken.Request(
                tenant, wanted.get().name(), wanted.get().lifetime(), administrator.author());
        var made = Judged.by(IssueScimToken.class, request, () -> issue.handle(asked));
        String id = made.token().id().value().toString();
        return HttpResponse.created(
                new IssuedScimToken(
                        id,
                        made.token().name(),
                        made.token().expires().map(Instant::toString).orElse(null),
                        made.text().reveal()),
                URI.create(Paths.TENANTS + "/" + slug + "/scim-tokens/" + id));
    }

    @Delete("/{id}")
    HttpResponse<Void> remove(HttpRequest<?> request, Administrator administrator, String id) {
        var wanted = new RemoveScimToken.Request(administrator.tenant(), tokenId(id), administrator.author());
        return switch (Judged.by(RemoveScimToken.class, request, () -> remove.handle(wanted))) {
            case REMOVED -> HttpResponse.noContent();
            case UNKNOWN -> throw unknown();
        };
    }

    private static Supplier<Wanted> wanted(Members in) {
        Supplier<String> name = in.need("name", Members.text(1, 128));
        Optional<Duration> lifetime = in.may("ttl_seconds", Members.seconds(Duration.ofMinutes(1), LONGEST));
        return () -> new Wanted(name.get(), lifetime);
    }

    private static ScimToken.Id tokenId(String text) {
        try {
            return new ScimToken.Id(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Fault unknown() {
        return Fault.notFound("No such token.");
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return ScimTokenEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "list",
                            Operation.of("The tokens of a tenant's provisioning clients.")
                                    .gives(200, Schema.of(ScimTokenList.class))),
                    Map.entry(
                            "issue",
                            Shapes.once(Operation.of("Makes a token for a provisioning client."))
                                    .takes(Members.shape(ScimTokenEndpoint::wanted), MediaType.APPLICATION_JSON)
                                    .gives(201, Schema.of(IssuedScimToken.class), Headers.LOCATION, Headers.REPLAYED)),
                    Map.entry(
                            "remove",
                            Operation.of("Takes a provisioning client's token away.")
                                    .asks("path", "id", Shapes.UUID, "the id of the token")
                                    .gives(204, "It opens nothing any more.")));
        }
    }
}
