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
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several operations in one message (RFC 7644 §3.7).
@Controller
@Produces({MediaType.APPLICATION_JSON, ScimDoor.SCIM})
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BulkEndpoint {

    private static final String BULK = "/Bulk";

    private final PersonResources people;
    private final GroupResources groups;
    private final ScimDoor door;

    BulkEndpoint(PersonResources people, GroupResources groups, ScimDoor door) {
        this.people = people;
        this.groups = groups;
        this.door = door;
    }

    @Post(
            uris = {ROOT + BULK, TENANT + BULK, PARTNERS + BULK},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> bulk(
            HttpRequest<?> request,
            @Nullable @PathVariable(UrlSpace.TENANT) String tenant,
            @Body byte @Nullable [] body) {
        return door.open(
                request,
                tenant,
                provisioner -> ScimDoor.answer(
                        request,
                        HttpStatus.OK,
                        new Bulk(List.of(people, groups), provisioner).run(Trees.object(body))));
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return BulkEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return ScimShapes.ofBulk();
        }
    }
}
