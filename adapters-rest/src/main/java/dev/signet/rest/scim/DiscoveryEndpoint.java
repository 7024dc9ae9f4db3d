package dev.signet.rest.scim;

import static dev.signet.rest.scim.Routes.PARTNERS;
import static dev.signet.rest.scim.Routes.ROOT;
import static dev.signet.rest.scim.Routes.SEARCH;
import static dev.signet.rest.scim.Routes.TENANT;

import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
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
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What this provider can do (RFC 7644 §4), and the endpoints that others have and it does not, which say so (§3.12).
@Controller
@Produces({MediaType.APPLICATION_JSON, ScimDoor.SCIM})
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DiscoveryEndpoint {

    private static final String CONFIG = "/ServiceProviderConfig";
    private static final String TYPES = "/ResourceTypes";
    private static final String SCHEMAS = "/Schemas";
    private static final String NAME = "/{name}";
    private static final String ME = "/Me";

    private final ScimDoor door;
    private final ScimSettings settings;

    DiscoveryEndpoint(ScimDoor door, ScimSettings settings) {
        this.door = door;
        this.settings = settings;
    }

    @Get(uris = {ROOT + CONFIG, TENANT + CONFIG, PARTNERS + CONFIG})
    HttpResponse<byte[]> config(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return answer(request, tenant, provisioner -> Discovery.config(provisioner, settings));
    }

    @Get(uris = {ROOT + TYPES, TENANT + TYPES, PARTNERS + TYPES})
    HttpResponse<byte[]> types(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return answer(request, tenant, Discovery::types);
    }

    @Get(uris = {ROOT + TYPES + NAME, TENANT + TYPES + NAME, PARTNERS + TYPES + NAME})
    HttpResponse<byte[]> type(
            HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant, String name) {
        return answer(
                request,
                tenant,
                provisioner -> Discovery.type(provisioner, name).orElseThrow(DiscoveryEndpoint::unknown));
    }

    @Get(uris = {ROOT + SCHEMAS, TENANT + SCHEMAS, PARTNERS + SCHEMAS})
    HttpResponse<byte[]> schemas(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return answer(request, tenant, Discovery::schemas);
    }

    @Get(uris = {ROOT + SCHEMAS + NAME, TENANT + SCHEMAS + NAME, PARTNERS + SCHEMAS + NAME})
    HttpResponse<byte[]> schema(
            HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant, String name) {
        return answer(
                request,
                tenant,
                provisioner -> Discovery.schema(provisioner, name).orElseThrow(DiscoveryEndpoint::unknown));
    }

    /// The root as a place to search in (RFC 7644 §3.4.2).
    @Get(uris = {ROOT, TENANT, PARTNERS})
    HttpResponse<byte[]> everything(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return notOffered(request, tenant);
    }

    /// The same in a message (RFC 7644 §3.4.3).
    @Post(
            uris = {ROOT + SEARCH, TENANT + SEARCH, PARTNERS + SEARCH},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> searchEverything(
            HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return notOffered(request, tenant);
    }

    /// Whoever asks, under another name (RFC 7644 §3.11).
    @Get(uris = {ROOT + ME, TENANT + ME, PARTNERS + ME})
    HttpResponse<byte[]> showMe(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return notOffered(request, tenant);
    }

    /// Likewise.
    @Post(
            uris = {ROOT + ME, TENANT + ME, PARTNERS + ME},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> createMe(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return notOffered(request, tenant);
    }

    /// Likewise.
    @Put(
            uris = {ROOT + ME, TENANT + ME, PARTNERS + ME},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> replaceMe(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return notOffered(request, tenant);
    }

    /// Likewise.
    @Patch(
            uris = {ROOT + ME, TENANT + ME, PARTNERS + ME},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> patchMe(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return notOffered(request, tenant);
    }

    /// Likewise.
    @Delete(
            uris = {ROOT + ME, TENANT + ME, PARTNERS + ME},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> removeMe(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return notOffered(request, tenant);
    }

    private HttpResponse<byte[]> notOffered(HttpRequest<?> request, @Nullable String tenant) {
        return door.open(request, tenant, provisioner -> {
            throw ScimFault.notOffered();
        });
    }

    private HttpResponse<byte[]> answer(
            HttpRequest<?> request, @Nullable String tenant, Function<Provisioner, Map<String, Object>> document) {
        return door.open(request, tenant, provisioner -> {
            if (request.getParameters().contains("filter")) {
                throw ScimFault.of(HttpStatus.FORBIDDEN, "These documents are not searched (RFC 7644 §4)");
            }
            return ScimDoor.answer(request, HttpStatus.OK, document.apply(provisioner));
        });
    }

    private static ScimFault unknown() {
        return ScimFault.of(HttpStatus.NOT_FOUND, "There is none of that name");
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return DiscoveryEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return ScimShapes.ofDiscovery();
        }
    }
}
