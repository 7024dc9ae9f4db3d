package dev.signet.rest.scim;

import dev.signet.rest.description.Headers;
import dev.signet.rest.description.OpenApi;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import io.micronaut.http.MediaType;
import java.util.Map;

/// What provisioning takes and gives, as far as OpenAPI tells it: `/Schemas` says the rest.
final class ScimShapes {

    private static final Schema OBJECT = Schema.map(Schema.ANY);
    private static final String[] TYPES = {MediaType.APPLICATION_JSON, "application/scim+json"};
    private static final String ABSENT = "There is none.";
    private static final String ME = "Whoever asks, under another name (RFC 7644 §3.11); not offered.";

    private ScimShapes() {}

    static Map<String, Operation> ofResources() {
        return Map.ofEntries(
                Map.entry("list", paged(asked("Lists people or groups (RFC 7644 §3.4.2)."))),
                Map.entry(
                        "search",
                        given(asked("Lists them as a message asks (RFC 7644 §3.4.3)."))
                                .gives(200, OBJECT)),
                Map.entry(
                        "create",
                        given(asked("Makes a person or a group (RFC 7644 §3.3)."))
                                .gives(201, OBJECT, Headers.LOCATION)
                                .refuses(409, "The name or address belongs to somebody else.")),
                Map.entry(
                        "show",
                        projected(one(asked("A person or a group (RFC 7644 §3.4.1).")))
                                .gives(200, OBJECT)
                                .gives(304, "The caller has it already.")
                                .refuses(404, ABSENT)),
                Map.entry("replace", changed(asked("Puts another in its place (RFC 7644 §3.5.1)."))),
                Map.entry("patch", changed(asked("Changes a person or a group (RFC 7644 §3.5.2)."))),
                Map.entry(
                        "remove",
                        Shapes.matching(one(asked("Removes a person or a group (RFC 7644 §3.6).")))
                                .gives(204, "It is gone.")
                                .refuses(403, "They administer.")));
    }

    static Map<String, Operation> ofDiscovery() {
        return Map.ofEntries(
                Map.entry(
                        "config",
                        asked("What this provider can do (RFC 7643 §5).").gives(200, OBJECT)),
                Map.entry(
                        "types", asked("The kinds of resources (RFC 7643 §6).").gives(200, OBJECT)),
                Map.entry("type", named("A kind of resource.")),
                Map.entry("schemas", asked("The schemas (RFC 7643 §7).").gives(200, OBJECT)),
                Map.entry("schema", named("A schema.")),
                Map.entry("everything", lacking("People and groups at once (RFC 7644 §3.4.2); not offered.")),
                Map.entry("searchEverything", lacking("People and groups at once (RFC 7644 §3.4.3); not offered.")),
                Map.entry("showMe", lacking(ME)),
                Map.entry("createMe", lacking(ME)),
                Map.entry("replaceMe", lacking(ME)),
                Map.entry("patchMe", lacking(ME)),
                Map.entry("removeMe", lacking(ME)));
    }

    static Map<String, Operation> ofBulk() {
        return Map.ofEntries(Map.entry(
                "bulk",
                given(asked("Does several things, one after the other (RFC 7644 §3.7)."))
                        .gives(200, OBJECT)));
    }

    private static Operation named(String summary) {
        return asked(summary)
                .asks("path", "name", Schema.TEXT, "its name")
                .gives(200, OBJECT)
                .refuses(404, ABSENT);
    }

    private static Operation lacking(String summary) {
        return asked(summary).refuses(501, "This provider does not offer that.");
    }

    private static Operation asked(String summary) {
        return Operation.of(summary)
                .asks("path", "tenant", Shapes.SLUG, "the slug of the tenant")
                .asks("header", "x-tenant", Schema.TEXT, "the slug of the tenant, where the path names none")
                .proves(OpenApi.SERVICE_TOKEN, OpenApi.BEARER)
                .refuses(401, "Nobody whom this opens to.")
                .refuses(403, "The token does not open this.")
                .refuses(404, "There is nothing here.");
    }

    private static Operation one(Operation operation) {
        return operation.asks("path", "id", Shapes.UUID, "the id of the resource");
    }

    private static Operation given(Operation operation) {
        return operation.takes(OBJECT, TYPES);
    }

    private static Operation changed(Operation operation) {
        return given(Shapes.matching(one(operation)))
                .gives(200, OBJECT)
                .refuses(409, "The name or address belongs to somebody else.");
    }

    private static Operation paged(Operation operation) {
        return projected(operation)
                .asks("query", "filter", Schema.TEXT, "which ones (RFC 7644 §3.4.2.2)")
                .asks("query", "sortBy", Schema.TEXT, "an attribute")
                .asks("query", "sortOrder", Schema.TEXT, "ascending or descending")
                .asks("query", "startIndex", Schema.TEXT, "the number of the first one, from 1")
                .asks("query", "count", Schema.TEXT, "how many at most")
                .asks("query", "cursor", Schema.TEXT, "the nextCursor of the part before; empty at first (RFC 9865)")
                .gives(200, OBJECT);
    }

    private static Operation projected(Operation operation) {
        return operation
                .asks("query", "attributes", Schema.TEXT, "what is shown")
                .asks("query", "excludedAttributes", Schema.TEXT, "what is not shown");
    }
}
