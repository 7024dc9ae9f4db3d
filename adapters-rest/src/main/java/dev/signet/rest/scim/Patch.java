package dev.signet.rest.scim;

import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.AttributePath;
import dev.signet.domain.scim.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The operations of a PATCH (RFC 7644 §3.5.2), applied one after the other to a resource as [Shaping] shapes it. It
/// understands the habits of the field: `op` in any case, flags in quotation marks, values without a path whose names
/// are paths themselves, elements to be removed named by `value`.
final class Patch {

    private static final int MOST = 1_000;
    private static final List<String> NOBODYS = List.of("schemas", "id", "meta");

    private final ResourceType type;
    private final Map<String, Object> resource;

    private Patch(ResourceType type, Map<String, Object> resource) {
        this.type = type;
        this.resource = resource;
    }

    /// What one operation does.
    enum Operation {
        ADD,
        REPLACE,
        REMOVE
    }

    /// `resource` as the message in `body` wants it.
    static Map<String, Object> apply(Map<String, Object> body, ResourceType type, Map<String, Object> resource) {
        Object operations = member(body, "Operations").orElse(Trees.UNASSIGNED);
        if (!(operations instanceof List<?> list) || list.isEmpty()) {
            throw ScimFault.invalidSyntax("Operations must be a list with at least one operation");
        }
        if (list.size() > MOST) {
            throw ScimFault.invalidSyntax("There are too many operations");
        }
        var patch = new Patch(type, Trees.copy(resource));
        for (Object operation : list) {
            patch.apply(Trees.asObject(operation)
                    .orElseThrow(() -> ScimFault.invalidSyntax("An operation must be an object")));
        }
        return patch.resource;
    }

    private void apply(Map<String, Object> operation) {
        Operation op = member(operation, "op")
                .map(String::valueOf)
                .flatMap(Patch::operation)
                .orElseThrow(() -> ScimFault.invalidSyntax("op must be add, remove or replace"));
        Optional<Object> path = member(operation, "path").filter(given -> !Shaping.isUnassigned(given));
        Optional<Object> value = member(operation, "value");
        if (op != Operation.REMOVE && value.isEmpty()) {
            throw ScimFault.invalidValue("value is missing");
        }
        if (path.isPresent()) {
            if (!(path.get() instanceof String text)) {
                throw ScimFault.invalidPath("path must be a text");
            }
            at(Target.read(text, type), op, value);
        } else if (op == Operation.REMOVE) {
            throw ScimFault.noTarget("To remove something takes a path");
        } else {
            everywhere(op, value.orElseThrow());
        }
    }

    /// Without a path, the value has an attribute for each name, and the names may be paths.
    private void everywhere(Operation op, Object value) {
        Map<String, Object> members =
                Trees.asObject(value).orElseThrow(() -> ScimFault.invalidValue("value must be an object"));
        members.forEach((name, member) -> {
            if (NOBODYS.stream().anyMatch(name::equalsIgnoreCase)) {
                return;
            }
            if (type.extension(name).isPresent() && Trees.asObject(member).isPresent()) {
                Trees.asObject(member).orElseThrow().forEach((inner, one) -> named(name + ":" + inner, op, one));
            } else {
                named(name, op, member);
            }
        });
    }

    private void named(String path, Operation op, Object value) {
        boolean known =
                type.extension(path).isPresent() || type.path(rootOf(path)).isPresent();
        if (known) {
            at(Target.read(path, type), op, Optional.of(value));
        }
    }

    private static String rootOf(String path) {
        int bracket = path.indexOf('[');
        return bracket < 0 ? path : path.substring(0, bracket);
    }

    private void at(Target target, Operation op, Optional<Object> value) {
        switch (target) {
            case Target.Extension extension -> {
                String urn = extension.schema().urn();
                if (op == Operation.REMOVE) {
                    resource.remove(urn);
                } else {
                    Trees.asObject(value.orElseThrow())
                            .orElseThrow(() -> ScimFault.invalidValue("value must be an object"))
                            .forEach((inner, one) -> named(urn + ":" + inner, op, one));
                }
            }
            case Target.Place place -> {
                refuseReadOnly(place);
                new Elements(place, object(place.at())).apply(op, value);
            }
        }
    }

    private static void refuseReadOnly(Target.Place place) {
        AttributePath at = place.at();
        boolean fixed = at.attribute().is(Attribute.Trait.READ_ONLY)
                || place.part()
                        .filter(part -> part.is(Attribute.Trait.READ_ONLY))
                        .isPresent();
        if (fixed) {
            throw ScimFault.mutability(at.canonical());
        }
    }

    /// The object in which the attribute stands.
    private Map<String, Object> object(AttributePath at) {
        return at.extension()
                .map(urn -> Trees.asObject(resource.computeIfAbsent(urn, key -> new LinkedHashMap<String, Object>()))
                        .orElseThrow())
                .orElse(resource);
    }

    private static Optional<Operation> operation(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "add" -> Optional.of(Operation.ADD);
            case "replace" -> Optional.of(Operation.REPLACE);
            case "remove" -> Optional.of(Operation.REMOVE);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> member(Map<String, Object> object, String name) {
        return object.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
