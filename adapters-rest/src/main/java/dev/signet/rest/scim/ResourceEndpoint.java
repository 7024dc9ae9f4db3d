package dev.signet.rest.scim;

import static dev.signet.rest.scim.Routes.GROUPS;
import static dev.signet.rest.scim.Routes.ONE;
import static dev.signet.rest.scim.Routes.PARTNERS;
import static dev.signet.rest.scim.Routes.ROOT;
import static dev.signet.rest.scim.Routes.SEARCH;
import static dev.signet.rest.scim.Routes.TENANT;
import static dev.signet.rest.scim.Routes.USERS;

import dev.signet.rest.RequestAttributes;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// People and groups (RFC 7644 §3.3 to §3.6). Each kind of resource has the same verbs, so both have the same routes.
@Controller
@Produces({MediaType.APPLICATION_JSON, ScimDoor.SCIM})
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResourceEndpoint {

    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private final PersonResources people;
    private final GroupResources groups;
    private final ScimDoor door;

    ResourceEndpoint(PersonResources people, GroupResources groups, ScimDoor door) {
        this.people = people;
        this.groups = groups;
        this.door = door;
    }

    /// Lists what is asked for in the URL.
    @Get(
            uris = {
                ROOT + USERS, TENANT + USERS, PARTNERS + USERS,
                ROOT + GROUPS, TENANT + GROUPS, PARTNERS + GROUPS
            })
    HttpResponse<byte[]> list(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return door.open(request, tenant, provisioner -> {
            Resources resources = resources(request);
            return found(request, provisioner, resources, Question.of(request, resources.type()));
        });
    }

    /// Lists what is asked for in a message, which keeps it out of logs of URLs (RFC 7644 §3.4.3).
    @Post(
            uris = {
                ROOT + USERS + SEARCH, TENANT + USERS + SEARCH, PARTNERS + USERS + SEARCH,
                ROOT + GROUPS + SEARCH, TENANT + GROUPS + SEARCH, PARTNERS + GROUPS + SEARCH
            },
            consumes = MediaType.ALL)
    HttpResponse<byte[]> search(
            HttpRequest<?> request,
            @Nullable @PathVariable(UrlSpace.TENANT) String tenant,
            @Body byte @Nullable [] body) {
        return door.open(request, tenant, provisioner -> {
            Resources resources = resources(request);
            return found(request, provisioner, resources, Question.of(Trees.object(body), resources.type()));
        });
    }

    /// Makes a resource.
    @Post(
            uris = {
                ROOT + USERS, TENANT + USERS, PARTNERS + USERS,
                ROOT + GROUPS, TENANT + GROUPS, PARTNERS + GROUPS
            },
            consumes = MediaType.ALL)
    HttpResponse<byte[]> create(
            HttpRequest<?> request,
            @Nullable @PathVariable(UrlSpace.TENANT) String tenant,
            @Body byte @Nullable [] body) {
        return door.open(request, tenant, provisioner -> {
            Resources resources = resources(request);
            Shown made = noted(request, "Create", resources, kind -> kind.create(provisioner, Trees.object(body)));
            return shown(request, HttpStatus.CREATED, resources, made)
                    .header(
                            HttpHeaders.LOCATION,
                            provisioner.location(resources.type().endpoint(), made.id()));
        });
    }

    /// Shows a resource, unless the caller has that version.
    @Get(
            uris = {
                ROOT + USERS + ONE, TENANT + USERS + ONE, PARTNERS + USERS + ONE,
                ROOT + GROUPS + ONE, TENANT + GROUPS + ONE, PARTNERS + GROUPS + ONE
            })
    HttpResponse<byte[]> show(
            HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant, String id) {
        return door.open(request, tenant, provisioner -> {
            Resources resources = resources(request);
            Projection projection = Question.of(request, resources.type()).projection();
            Shown shown = noted(request, "Show", resources, kind -> kind.show(provisioner, id, projection));
            return Metas.isKnown(request, shown.version())
                    ? HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, Metas.tag(shown.version()))
                    : shown(request, HttpStatus.OK, resources, shown);
        });
    }

    /// Puts another in its place.
    @Put(
            uris = {
                ROOT + USERS + ONE, TENANT + USERS + ONE, PARTNERS + USERS + ONE,
                ROOT + GROUPS + ONE, TENANT + GROUPS + ONE, PARTNERS + GROUPS + ONE
            },
            consumes = MediaType.ALL)
    HttpResponse<byte[]> replace(
            HttpRequest<?> request,
            @Nullable @PathVariable(UrlSpace.TENANT) String tenant,
            String id,
            @Body byte @Nullable [] body) {
        return changed(
                request,
                tenant,
                "Replace",
                (kind, provisioner) -> kind.replace(provisioner, id, Metas.expected(request), Trees.object(body)));
    }

    /// Changes a resource.
    @Patch(
            uris = {
                ROOT + USERS + ONE, TENANT + USERS + ONE, PARTNERS + USERS + ONE,
                ROOT + GROUPS + ONE, TENANT + GROUPS + ONE, PARTNERS + GROUPS + ONE
            },
            consumes = MediaType.ALL)
    HttpResponse<byte[]> patch(
            HttpRequest<?> request,
            @Nullable @PathVariable(UrlSpace.TENANT) String tenant,
            String id,
            @Body byte @Nullable [] body) {
        return changed(
                request,
                tenant,
                "Patch",
                (kind, provisioner) -> kind.patch(provisioner, id, Metas.expected(request), Trees.object(body)));
    }

    /// Removes a resource; it is as good if there is none.
    @Delete(
            uris = {
                ROOT + USERS + ONE, TENANT + USERS + ONE, PARTNERS + USERS + ONE,
                ROOT + GROUPS + ONE, TENANT + GROUPS + ONE, PARTNERS + GROUPS + ONE
            },
            consumes = MediaType.ALL)
    HttpResponse<byte[]> remove(
            HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant, String id) {
        return door.open(request, tenant, provisioner -> {
            noted(request, "Remove", resources(request), kind -> {
                kind.remove(provisioner, id, Metas.expected(request));
                return id;
            });
            return HttpResponse.noContent();
        });
    }

    private HttpResponse<byte[]> changed(
            HttpRequest<?> request,
            @Nullable String tenant,
            String verb,
            BiFunction<Resources, Provisioner, Shown> change) {
        return door.open(request, tenant, provisioner -> {
            Resources resources = resources(request);
            Shown changed = noted(request, verb, resources, kind -> change.apply(kind, provisioner));
            return shown(request, HttpStatus.OK, resources, changed);
        });
    }

    private static HttpResponse<byte[]> found(
            HttpRequest<?> request, Provisioner provisioner, Resources resources, Question question) {
        Projection projection = question.projection();
        Listed listed = noted(request, "Find", resources, kind -> kind.find(provisioner, question.query(), projection));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(LIST));
        listed.total().ifPresent(total -> body.put("totalResults", total));
        body.put("itemsPerPage", listed.items().size());
        if (listed.total().isPresent()) {
            body.put("startIndex", question.start());
        }
        listed.next().ifPresent(place -> body.put("nextCursor", question.next(place)));
        body.put(
                "Resources",
                listed.items().stream().map(item -> projection.of(item.tree())).toList());
        return ScimDoor.answer(request, HttpStatus.OK, body);
    }

    private static MutableHttpResponse<byte[]> shown(
            HttpRequest<?> request, HttpStatus status, Resources resources, Shown shown) {
        Projection projection = Question.of(request, resources.type()).projection();
        return ScimDoor.answer(request, status, projection.of(shown.tree()))
                .header(HttpHeaders.ETAG, Metas.tag(shown.version()));
    }

    /// Tells log and metrics what was done and how it ended.
    private static <T> T noted(HttpRequest<?> request, String verb, Resources resources, Function<Resources, T> work) {
        request.setAttribute(RequestAttributes.USE_CASE, verb + resources.type().name());
        try {
            T done = work.apply(resources);
            request.setAttribute(RequestAttributes.OUTCOME, "done");
            return done;
        } catch (ScimFault fault) {
            request.setAttribute(
                    RequestAttributes.OUTCOME,
                    Optional.of(fault.type())
                            .filter(type -> !type.isEmpty())
                            .orElseGet(() -> fault.status().name().toLowerCase(java.util.Locale.ROOT)));
            throw fault;
        }
    }

    private Resources resources(HttpRequest<?> request) {
        String path = request.getPath();
        return path.lastIndexOf(USERS) > path.lastIndexOf(GROUPS) ? people : groups;
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return ResourceEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return ScimShapes.ofResources();
        }
    }
}
