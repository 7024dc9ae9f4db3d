package dev.signet.rest.scim;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is kept of a person beyond what they log in with, as maps, lists, texts and flags in the shape of a SCIM user
/// (RFC 7643 §4.1), for who describes people elsewhere than in a request. Unlike a request, it names nothing unknown.
public final class ProfileDocument {

    private ProfileDocument() {}

    /// The document of `profile`, to be changed at will.
    public static Map<String, Object> write(Profile profile) {
        return PersonTree.of(profile);
    }

    /// The profile that `document` describes.
    ///
    /// @throws InvalidValue if it names what no profile has, or a value cannot be; values are not repeated
    public static Profile read(Map<?, ?> document) {
        Map<String, Object> given = members(document);
        know("profile.", given, ProfileDocument::root);
        try {
            return PersonTree.profile(Shaping.resource(given, Catalog.USER));
        } catch (ScimFault e) {
            throw new InvalidValue("profile: " + e.getMessage());
        }
    }

    private static Optional<List<Attribute>> root(String name) {
        Optional<Schema> extension = Catalog.USER.extension(name);
        return extension.isPresent()
                ? extension.map(Schema::attributes)
                : Catalog.USER
                        .core()
                        .attribute(name)
                        .filter(attribute -> !PersonTree.isElsewhere(attribute.name()))
                        .map(Attribute::parts);
    }

    /// @param parts from the name of a member to the parts that it may have; empty if there is no such member
    private static void know(
            String at, Map<String, Object> members, Function<String, Optional<List<Attribute>>> parts) {
        members.forEach((name, value) -> {
            List<Attribute> known =
                    parts.apply(name).orElseThrow(() -> new InvalidValue(at + name + ": is not known here"));
            for (Object element : value instanceof List<?> list ? list : List.of(value)) {
                Trees.asObject(element)
                        .ifPresent(inner -> know(
                                at + name + ".",
                                inner,
                                part -> known.stream()
                                        .filter(attribute -> attribute.name().equalsIgnoreCase(part))
                                        .findFirst()
                                        .map(Attribute::parts)));
            }
        });
    }

    private static Map<String, Object> members(Map<?, ?> given) {
        Map<String, Object> members = new LinkedHashMap<>();
        given.forEach((name, value) -> members.put(String.valueOf(name), node(value)));
        return members;
    }

    private static Object node(@Nullable Object value) {
        if (value == null) {
            return Trees.UNASSIGNED;
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(node(element)));
            return elements;
        }
        return value instanceof Map<?, ?> map ? members(map) : value;
    }
}
