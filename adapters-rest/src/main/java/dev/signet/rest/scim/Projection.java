package dev.signet.rest.scim;

import dev.signet.domain.scim.AttributePath;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.scim.ResourceType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which attributes are shown (RFC 7644 §3.9). Names that there are not are ignored.
///
/// @param only the ones that are; empty: all
/// @param not the ones that are not
record Projection(ResourceType type, Optional<Set<String>> only, Set<String> not) {

    private static final Set<String> ALWAYS = Set.of("schemas", "id");

    /// Everything.
    static Projection all(ResourceType type) {
        return new Projection(type, Optional.empty(), Set.of());
    }

    /// Reads two lists of names separated by commas.
    static Projection of(ResourceType type, @Nullable String attributes, @Nullable String excluded) {
        Optional<Set<String>> only =
                Optional.ofNullable(attributes).filter(text -> !text.isBlank()).map(text -> names(type, text));
        return new Projection(type, only, excluded == null ? Set.of() : names(type, excluded));
    }

    private static Set<String> names(ResourceType type, String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(name -> type.extension(name)
                        .map(schema -> schema.urn())
                        .or(() -> type.path(name).map(AttributePath::canonical)))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the members of a group are to be read at all.
    Reading reading() {
        boolean shown = !not.contains("members")
                && only.map(names -> names.stream().anyMatch(name -> name.startsWith("members")))
                        .orElse(true);
        return shown ? Reading.WITH_MEMBERS : Reading.WITHOUT_MEMBERS;
    }

    /// What is shown of `tree`.
    Map<String, Object> of(Map<String, Object> tree) {
        if (only.isEmpty() && not.isEmpty()) {
            return tree;
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        tree.forEach((name, value) -> {
            if (ALWAYS.contains(name)) {
                shown.put(name, value);
            } else if (type.extension(name).isPresent()) {
                Map<String, Object> inner = new LinkedHashMap<>();
                Trees.asObject(value)
                        .orElse(Map.of())
                        .forEach((part, one) ->
                                shown(name + ":" + part, one, isWhole(name)).ifPresent(kept -> inner.put(part, kept)));
                if (!inner.isEmpty() && !not.contains(name)) {
                    shown.put(name, inner);
                }
            } else {
                shown(name, value, false).ifPresent(kept -> shown.put(name, kept));
            }
        });
        return shown;
    }

    private boolean isWhole(String extension) {
        return only.map(names -> names.contains(extension)).orElse(true);
    }

    private Optional<Object> shown(String name, Object value, boolean whole) {
        if (not.contains(name)) {
            return Optional.empty();
        }
        if (whole || only.isEmpty() || only.get().contains(name)) {
            return Optional.of(without(name, value));
        }
        List<String> parts = only.get().stream()
                .filter(wanted -> wanted.startsWith(name + "."))
                .map(wanted -> wanted.substring(name.length() + 1))
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(kept(value, parts));
    }

    private static Object kept(Object value, List<String> parts) {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> kept(element, parts)).toList();
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        Trees.asObject(value).orElse(Map.of()).forEach((part, one) -> {
            if (parts.contains(part)) {
                shown.put(part, one);
            }
        });
        return shown;
    }

    private Object without(String name, Object value) {
        boolean cut = not.stream().anyMatch(unwanted -> unwanted.startsWith(name + "."));
        if (!cut) {
            return value;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> without(name, element)).toList();
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        Trees.asObject(value).orElse(Map.of()).forEach((part, one) -> {
            if (!not.contains(name + "." + part)) {
                shown.put(part, one);
            }
        });
        return shown;
    }
}
