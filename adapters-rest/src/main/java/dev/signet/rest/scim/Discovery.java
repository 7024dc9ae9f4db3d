package dev.signet.rest.scim;

import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.ResourceType;
import dev.signet.domain.scim.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The documents that say what this provider can do (RFC 7643 §5 to §7), written from the one catalogue that also
/// reads and searches.
final class Discovery {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private Discovery() {}

    static Map<String, Object> config(Provisioner provisioner, ScimSettings settings) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("schemas", List.of(CORE + "ServiceProviderConfig"));
        config.put("patch", Map.of("supported", true));
        config.put(
                "bulk",
                object("supported", true, "maxOperations", Bulk.MOST, "maxPayloadSize", settings.largestMessage()));
        config.put("filter", object("supported", true, "maxResults", Query.MOST));
        config.put("changePassword", Map.of("supported", true));
        config.put("sort", Map.of("supported", true));
        config.put("etag", Map.of("supported", true));
        config.put(
                "pagination",
                object(
                        "cursor",
                        true,
                        "index",
                        true,
                        "defaultPaginationMethod",
                        "index",
                        "defaultPageSize",
                        Query.MOST,
                        "maxPageSize",
                        Query.MOST));
        config.put(
                "authenticationSchemes",
                List.of(object(
                        "type",
                        "oauthbearertoken",
                        "name",
                        "Bearer token",
                        "description",
                        "A provisioning token of the tenant, or an access token that may administer its users",
                        "primary",
                        true)));
        config.put("meta", meta("ServiceProviderConfig", provisioner.base() + "/ServiceProviderConfig"));
        return config;
    }

    static Map<String, Object> types(Provisioner provisioner) {
        return list(Catalog.TYPES.stream().map(type -> type(provisioner, type)).toList());
    }

    static Optional<Map<String, Object>> type(Provisioner provisioner, String name) {
        return Catalog.TYPES.stream()
                .filter(type -> type.name().equals(name))
                .map(type -> type(provisioner, type))
                .findFirst();
    }

    static Map<String, Object> schemas(Provisioner provisioner) {
        return list(Catalog.TYPES.stream()
                .flatMap(ResourceType::schemas)
                .map(schema -> schema(provisioner, schema))
                .toList());
    }

    static Optional<Map<String, Object>> schema(Provisioner provisioner, String urn) {
        return Catalog.TYPES.stream()
                .flatMap(ResourceType::schemas)
                .filter(schema -> schema.urn().equals(urn))
                .map(schema -> schema(provisioner, schema))
                .findFirst();
    }

    private static Map<String, Object> type(Provisioner provisioner, ResourceType type) {
        List<Object> extensions = new ArrayList<>();
        type.extensions().forEach(schema -> extensions.add(object("schema", schema.urn(), "required", false)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemas", List.of(CORE + "ResourceType"));
        document.put("id", type.name());
        document.put("name", type.name());
        document.put("description", type.description());
        document.put("endpoint", type.endpoint());
        document.put("schema", type.core().urn());
        document.put("schemaExtensions", extensions);
        document.put("meta", meta("ResourceType", provisioner.base() + "/ResourceTypes/" + type.name()));
        return document;
    }

    private static Map<String, Object> schema(Provisioner provisioner, Schema schema) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemas", List.of(CORE + "Schema"));
        document.put("id", schema.urn());
        document.put("name", schema.name());
        document.put("description", schema.description());
        document.put(
                "attributes",
                schema.attributes().stream()
                        // What all resources have is said by the RFC (§3.1).
                        .filter(attribute ->
                                !List.of("id", "externalId", "meta").contains(attribute.name()))
                        .map(Discovery::attribute)
                        .toList());
        document.put("meta", meta("Schema", provisioner.base() + "/Schemas/" + schema.urn()));
        return document;
    }

    private static Map<String, Object> attribute(Attribute attribute) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", attribute.name());
        document.put("type", typeOf(attribute));
        document.put("multiValued", attribute.is(Attribute.Trait.MULTI_VALUED));
        document.put("description", attribute.description());
        document.put("required", attribute.is(Attribute.Trait.REQUIRED));
        if (attribute.type() == Attribute.Type.TEXT || attribute.type() == Attribute.Type.REFERENCE) {
            document.put("caseExact", attribute.is(Attribute.Trait.CASE_EXACT));
            document.put("uniqueness", attribute.is(Attribute.Trait.UNIQUE) ? "server" : "none");
        }
        document.put("mutability", mutability(attribute));
        document.put("returned", returned(attribute));
        if (!attribute.words().isEmpty()) {
            document.put("canonicalValues", attribute.words());
        }
        if (attribute.type() == Attribute.Type.REFERENCE) {
            document.put("referenceTypes", references(attribute));
        }
        if (!attribute.parts().isEmpty()) {
            document.put(
                    "subAttributes",
                    attribute.parts().stream().map(Discovery::attribute).toList());
        }
        return document;
    }

    private static String typeOf(Attribute attribute) {
        return switch (attribute.type()) {
            case TEXT -> "string";
            case FLAG -> "boolean";
            case MOMENT -> "dateTime";
            case REFERENCE, COMPLEX -> attribute.type().name().toLowerCase(Locale.ROOT);
        };
    }

    private static List<String> references(Attribute attribute) {
        return attribute.name().equals("$ref") ? List.of("User", "Group") : List.of("external");
    }

    private static String mutability(Attribute attribute) {
        if (attribute.is(Attribute.Trait.READ_ONLY)) {
            return "readOnly";
        }
        if (attribute.is(Attribute.Trait.IMMUTABLE)) {
            return "immutable";
        }
        return attribute.is(Attribute.Trait.WRITE_ONLY) ? "writeOnly" : "readWrite";
    }

    private static String returned(Attribute attribute) {
        if (attribute.is(Attribute.Trait.WRITE_ONLY)) {
            return "never";
        }
        return attribute.is(Attribute.Trait.ALWAYS_RETURNED) ? "always" : "default";
    }

    private static Map<String, Object> meta(String type, String location) {
        return object("resourceType", type, "location", location);
    }

    private static Map<String, Object> list(List<Map<String, Object>> items) {
        return object(
                "schemas",
                List.of(LIST),
                "totalResults",
                items.size(),
                "itemsPerPage",
                items.size(),
                "startIndex",
                1,
                "Resources",
                items);
    }

    /// Names and values in turn.
    static Map<String, Object> object(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put(String.valueOf(members[i]), members[i + 1]);
        }
        return object;
    }
}
