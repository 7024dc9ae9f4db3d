package dev.signet.rest.scim;

import static dev.signet.rest.scim.Routes.PARTNERS;
import static dev.signet.rest.scim.Routes.ROOT;
import static dev.signet.rest.scim.Routes.TENANT;

import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What this provider can do (RFC 7644 §4).
@Controller
@Produces({MediaType.APPLICATION_JSON, ScimDoor.SCIM})
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DiscoveryEndpoint {

    private static final String CONFIG = "/ServiceProviderConfig";
    private static final String TYPES = "/ResourceTypes";
    private static final String SCHEMAS = "/Schemas";
    private static final String NAME = "/{name}";

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
