package dev.signet.rest.scim;

import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.ResourceType;
import dev.signet.domain.scim.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Brings what clients send into the one shape that the catalogue describes: names in their spelling, flags as flags,
/// elements in lists. What is read-only or unknown is left out (RFC 7643 §7, RFC 7644 §3.3).
final class Shaping {

    private Shaping() {}

    /// A whole resource. What was given as unassigned is there as [Trees#UNASSIGNED].
    static Map<String, Object> resource(Map<String, Object> raw, ResourceType type) {
        Map<String, Object> shaped = new LinkedHashMap<>();
        raw.forEach((name, value) -> {
            Optional<Schema> extension = type.extension(name);
            if (extension.isPresent()) {
                shaped.put(extension.get().urn(), extension(value, extension.get()));
            } else {
                type.core()
                        .attribute(name)
                        .filter(attribute -> !attribute.is(Attribute.Trait.READ_ONLY))
                        .ifPresent(attribute -> shaped.put(attribute.name(), value(attribute, value)));
            }
        });
        return shaped;
    }

    /// An extension, or [Trees#UNASSIGNED].
    static Object extension(Object value, Schema schema) {
        if (isUnassigned(value)) {
            return Trees.UNASSIGNED;
        }
        Map<String, Object> raw =
                Trees.asObject(value).orElseThrow(() -> ScimFault.invalidValue(schema.urn() + " must be an object"));
        Map<String, Object> shaped = new LinkedHashMap<>();
        raw.forEach((name, member) -> schema.attribute(name)
                .filter(attribute -> !attribute.is(Attribute.Trait.READ_ONLY))
                .ifPresent(attribute -> shaped.put(attribute.name(), value(attribute, member))));
        return shaped;
    }

    /// A value of `attribute`, or [Trees#UNASSIGNED].
    static Object value(Attribute attribute, Object value) {
        if (isUnassigned(value)) {
            return Trees.UNASSIGNED;
        }
        if (!attribute.is(Attribute.Trait.MULTI_VALUED)) {
            // Some send the one value in a list.
            return one(attribute, value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value);
        }
        List<Object> elements = new ArrayList<>();
        for (Object element : value instanceof List<?> list ? list : List.of(value)) {
            Object shaped = one(attribute, element);
            if (!isUnassigned(shaped)) {
                elements.add(shaped);
            }
        }
        return elements;
    }

    /// Whether there is nothing.
    static boolean isUnassigned(Object value) {
        return (value instanceof List<?> list && list.isEmpty()) || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static Object one(Attribute attribute, Object value) {
        if (isUnassigned(value)) {
            return Trees.UNASSIGNED;
        }
        return switch (attribute.type()) {
            case TEXT, REFERENCE, MOMENT ->
                value instanceof String text ? text : wrong(attribute.name() + " must be a text");
            case FLAG -> flag(attribute, value);
            case COMPLEX -> complex(attribute, value);
        };
    }

    /// Some clients put flags into quotation marks.
    private static Object flag(Attribute attribute, Object value) {
        return switch (String.valueOf(value).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> wrong(attribute.name() + " must be true or false");
        };
    }

    private static Object complex(Attribute attribute, Object value) {
        if (value instanceof String text && attribute.part("value").isPresent()) {
            return new LinkedHashMap<>(Map.of("value", text));
        }
        Map<String, Object> raw = Trees.asObject(value)
                .orElseThrow(() -> ScimFault.invalidValue(attribute.name() + " must be an object"));
        Map<String, Object> shaped = new LinkedHashMap<>();
        raw.forEach((name, member) -> attribute
                .part(name)
                .filter(part -> !part.is(Attribute.Trait.READ_ONLY))
                .ifPresent(part -> {
                    Object one = one(part, member);
                    if (!isUnassigned(one)) {
                        shaped.put(part.name(), one);
                    }
                }));
        boolean nameless = attribute.name().equals("roles") && !shaped.containsKey("value");
        if (nameless && raw.get("display") instanceof String display) {
            // As clients of the tenant API name a role.
            shaped.put("value", display);
        }
        return shaped.isEmpty() ? Trees.UNASSIGNED : shaped;
    }

    private static Object wrong(String detail) {
        throw ScimFault.invalidValue(detail);
    }
}
