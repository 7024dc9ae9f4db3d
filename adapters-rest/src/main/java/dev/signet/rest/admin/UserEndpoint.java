package dev.signet.rest.admin;

import dev.signet.application.credential.SetPassword;
import dev.signet.application.user.ChangeUser;
import dev.signet.application.user.ListUsers;
import dev.signet.application.user.ProvisionUser;
import dev.signet.application.user.RemoveUser;
import dev.signet.application.user.ShowUser;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.Password;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
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
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The users of a tenant.
@Controller(Paths.USERS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:users")
final class UserEndpoint {

    private static final Members.Reading<Password> PASSWORD = Members.text(Shapes.SECRET, Password::new);

    /// Nobody begins as one who may not.
    private static final Members.Reading<Boolean> NEW =
            new Members.Reading<>(Schema.FLAG.with("enum", List.of(true)), node -> {
                InvalidValue.unless(!node.isBoolean() || node.getBooleanValue(), "must be true for a new user");
                return true;
            });

    private final ListUsers list;
    private final ProvisionUser provision;
    private final ShowUser show;
    private final ChangeUser change;
    private final RemoveUser remove;
    private final SetPassword setPassword;
    private final Repetitions repetitions;
    private final Bodies bodies;

    UserEndpoint(
            ListUsers list,
            ProvisionUser provision,
            ShowUser show,
            ChangeUser change,
            RemoveUser remove,
            SetPassword setPassword,
            Repetitions repetitions,
            Bodies bodies) {
        this.list = list;
        this.provision = provision;
        this.show = show;
        this.change = change;
        this.remove = remove;
        this.setPassword = setPassword;
        this.repetitions = repetitions;
        this.bodies = bodies;
    }

    /// All users, or the one whom `userName`, a name or an address, names.
    @Get
    Listing<UserDocument> list(
            HttpRequest<?> request,
            Administrator administrator,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String userName) {
        var wanted = new ListUsers.Request(
                administrator.tenant(),
                Listing.after(after, text -> new UserId(UUID.fromString(text))),
                Listing.limit(limit));
        if (userName != null) {
            return named(request, administrator, userName);
        }
        return Listing.of(
                Judged.by(ListUsers.class, request, () -> list.handle(wanted)),
                UserDocument::of,
                id -> id.value().toString());
    }

    private Listing<UserDocument> named(HttpRequest<?> request, Administrator administrator, String userName) {
        var wanted = new ShowUser.ByName(administrator.tenant(), loginName(userName));
        List<UserDocument> found = Judged.by(ShowUser.class, request, () -> show.handle(wanted)).stream()
                .map(UserDocument::of)
                .toList();
        return new Listing<>(found, null);
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> provision(
            HttpRequest<?> request, Administrator administrator, String slug, @Body byte @Nullable [] body) {
        return repetitions.answer(request, administrator, body, () -> provisioned(request, administrator, slug, body));
    }

    private HttpResponse<UserDocument> provisioned(
            HttpRequest<?> request, Administrator administrator, String slug, byte @Nullable [] body) {
        var wanted = wanted(administrator, bodies.object(body));
        var outcome =
                Members.at("#/password", () -> Judged.by(ProvisionUser.class, request, () -> provision.handle(wanted)));
        return switch (outcome) {
            case ProvisionUser.Provisioned made -> {
                var id = made.user().id();
                URI place = URI.create(Paths.TENANTS + "/" + slug + "/users/" + id.value());
                UserAccess access =
                        show.handle(new ShowUser.ById(wanted.tenant(), id)).orElseThrow(Refusals::unknownUser);
                yield HttpResponse.created(UserDocument.of(access), place)
                        .header(HttpHeaders.ETAG, Versions.tag(access.user().version()));
            }
            case ProvisionUser.NameTaken taken -> throw Refusals.nameTaken();
            case ProvisionUser.UnknownRole unknown -> throw Refusals.unknownRole();
            case ProvisionUser.BeyondAuthor beyond -> throw Refusals.beyondAuthor();
        };
    }

    @Get("/{id}")
    HttpResponse<UserDocument> show(HttpRequest<?> request, Administrator administrator, String id) {
        var wanted = new ShowUser.ById(administrator.tenant(), userId(id));
        return Judged.by(ShowUser.class, request, () -> show.handle(wanted))
                .map(UserEndpoint::shown)
                .orElseThrow(Refusals::unknownUser);
    }

    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, Bodies.MERGE_PATCH})
    HttpResponse<UserDocument> change(
            HttpRequest<?> request, Administrator administrator, String id, @Body byte @Nullable [] body) {
        var tenant = administrator.tenant();
        var patch = bodies.object(body);
        Optional<Set<RoleName>> roles = changedRoles(patch);
        var wanted = new ChangeUser.Request(
                tenant,
                userId(id),
                Versions.expected(request),
                before -> UserDocument.change(before, patch, bodies),
                roles,
                administrator.author());
        return switch (Judged.by(ChangeUser.class, request, () -> change.handle(wanted))) {
            case ChangeUser.Changed changed -> shown(changed.access());
            case ChangeUser.Unknown none -> throw Refusals.unknownUser();
            case ChangeUser.Stale stale -> throw Versions.stale();
            case ChangeUser.NameTaken taken -> throw Refusals.nameTaken();
            case ChangeUser.UnknownRole unknown -> throw Refusals.unknownRole();
            case ChangeUser.BeyondAuthor beyond -> throw Refusals.beyondAuthor();
        };
    }

    @Delete("/{id}")
    HttpResponse<Void> remove(HttpRequest<?> request, Administrator administrator, String id) {
        var wanted = new RemoveUser.Request(
                administrator.tenant(), userId(id), Versions.expected(request), administrator.author());
        return switch (Judged.by(RemoveUser.class, request, () -> remove.handle(wanted))) {
            case REMOVED -> HttpResponse.noContent();
            case UNKNOWN -> throw Refusals.unknownUser();
            case STALE -> throw Versions.stale();
            case BEYOND_AUTHOR -> throw Refusals.beyondAuthor();
        };
    }

    @Put("/{id}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<Void> setPassword(
            HttpRequest<?> request, Administrator administrator, String id, @Body byte @Nullable [] body) {
        var tenant = administrator.tenant();
        Members in = Members.of(bodies.object(body));
        Supplier<Password> password = password(in);
        in.verify();
        var wanted = new SetPassword.Request(tenant, userId(id), password.get(), administrator.author());
        var outcome =
                Members.at("#/password", () -> Judged.by(SetPassword.class, request, () -> setPassword.handle(wanted)));
        return switch (outcome) {
            case SET -> HttpResponse.noContent();
            case UNKNOWN_USER -> throw Refusals.unknownUser();
            case BEYOND_AUTHOR -> throw Refusals.beyondAuthor();
        };
    }

    private static ProvisionUser.Request wanted(Administrator administrator, JsonNode body) {
        Members in = Members.of(body);
        Function<Administrator, ProvisionUser.Request> wanted = wanted(in);
        in.verify();
        return wanted.apply(administrator);
    }

    private static Function<Administrator, ProvisionUser.Request> wanted(Members in) {
        Supplier<UserDocument.Person> person = UserDocument.person(in);
        in.may("active", NEW);
        Optional<Password> password = in.may("password", PASSWORD);
        Set<RoleName> roles = UserDocument.roles(in).orElse(Set.of());
        return administrator -> new ProvisionUser.Request(
                administrator.tenant(),
                person.get().name(),
                person.get().email(),
                person.get().displayName(),
                password,
                roles,
                administrator.author());
    }

    private static Supplier<Password> password(Members in) {
        return in.need("password", PASSWORD);
    }

    /// The roles that a patch names; null means none (RFC 7396 §2). What is wrong with them is said together with all
    /// else that is, by [UserDocument#change].
    private static Optional<Set<RoleName>> changedRoles(JsonNode patch) {
        return patch.get("roles") == null
                ? Optional.empty()
                : UserDocument.roles(Members.of(patch)).or(() -> Optional.of(Set.of()));
    }

    private static HttpResponse<UserDocument> shown(UserAccess access) {
        return HttpResponse.ok(UserDocument.of(access))
                .header(HttpHeaders.ETAG, Versions.tag(access.user().version()));
    }

    private static LoginName loginName(String text) {
        try {
            return LoginName.of(text);
        } catch (InvalidValue e) {
            throw Fault.invalidParameter("userName", String.valueOf(e.getMessage()));
        }
    }

    private static UserId userId(String text) {
        try {
            return new UserId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Refusals.unknownUser();
        }
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return UserEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "list",
                            Shapes.paged(Operation.of("The users of a tenant."), Shapes.UUID)
                                    .asks(
                                            "query",
                                            "userName",
                                            Shapes.LOGIN_NAME,
                                            "only whom this name or address names")
                                    .gives(200, Shapes.listing(Schema.of(UserDocument.class)))),
                    Map.entry(
                            "provision",
                            Shapes.once(Operation.of("Makes a user."))
                                    .takes(Members.shape(UserEndpoint::wanted), MediaType.APPLICATION_JSON)
                                    .gives(
                                            201,
                                            Schema.of(UserDocument.class),
                                            Headers.LOCATION,
                                            Headers.ETAG,
                                            Headers.REPLAYED)
                                    .refuses(409, "The name or address belongs to somebody else.")),
                    Map.entry(
                            "show",
                            Operation.of("A user.")
                                    .asks("path", "id", Shapes.UUID, "the id of the user")
                                    .gives(200, Schema.of(UserDocument.class), Headers.ETAG)),
                    Map.entry(
                            "change",
                            Shapes.matching(Operation.of("Changes a user (RFC 7396).")
                                            .asks("path", "id", Shapes.UUID, "the id of the user"))
                                    .takes(
                                            Members.shape(in -> {
                                                        UserDocument.changes(in);
                                                        UserDocument.roles(in);
                                                    })
                                                    .patch(),
                                            MediaType.APPLICATION_JSON,
                                            Bodies.MERGE_PATCH)
                                    .gives(200, Schema.of(UserDocument.class), Headers.ETAG)
                                    .refuses(409, "The name or address belongs to somebody else.")),
                    Map.entry(
                            "remove",
                            Shapes.matching(Operation.of("Removes a user.")
                                            .asks("path", "id", Shapes.UUID, "the id of the user"))
                                    .gives(204, "They are removed.")),
                    Map.entry(
                            "setPassword",
                            Operation.of("Sets a user's password.")
                                    .asks("path", "id", Shapes.UUID, "the id of the user")
                                    .takes(Members.shape(UserEndpoint::password), MediaType.APPLICATION_JSON)
                                    .gives(204, "It is set.")));
        }
    }
}
