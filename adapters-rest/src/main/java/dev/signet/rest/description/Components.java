package dev.signet.rest.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Collects what is named, and puts references in its place.
final class Components {

    private final Map<String, Object> schemas = new TreeMap<>();

    /// `tree` with its schemas written out, or referred to where they have a name.
    Object resolve(Object tree) {
        return switch (tree) {
            case Schema schema
            when schema.name().isPresent() -> {
                String name = schema.name().get();
                if (!schemas.containsKey(name)) {
                    schemas.put(name, Map.of());
                    schemas.put(name, resolve(schema.keywords()));
                }
                yield Map.of("$ref", "#/components/schemas/" + name);
            }
            case Schema schema -> resolve(schema.keywords());
            case Map<?, ?> members -> {
                Map<String, Object> resolved =
                        members instanceof SequencedMap ? new LinkedHashMap<>() : new TreeMap<>();
                members.forEach((name, value) -> resolved.put(String.valueOf(name), resolve(value)));
                yield resolved;
            }
            case List<?> elements -> elements.stream().map(this::resolve).toList();
            case Object leaf -> leaf;
        };
    }

    Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("headers", resolve(Headers.all()));
        written.put("schemas", schemas);
        Map<String, Object> schemes = new LinkedHashMap<>();
        schemes.put(
                OpenApi.BEARER,
                Map.of(
                        "type", "http",
                        "scheme", "bearer",
                        "description",
                                "The operator's token, or an access token of the tenant with one of the named scopes"));
        schemes.put(
                OpenApi.CLIENT,
                Map.of("type", "http", "scheme", "basic", "description", "A client's id and secret (RFC 6749 §2.3.1)"));
        schemes.put(
                OpenApi.SERVICE_TOKEN,
                Map.of(
                        "type", "apiKey",
                        "in", "header",
                        "name", "x-service-token",
                        "description", "The service token; the header's name is a setting"));
        written.put("securitySchemes", schemes);
        return written;
    }
}
