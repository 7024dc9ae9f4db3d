package dev.signet.rest.scim;

import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.AttributePath;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.ResourceType;
import dev.signet.domain.scim.Window;
import io.micronaut.http.HttpRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is asked of a list, in the query of a URL or in a message (RFC 7644 §3.4.2, §3.4.3).
final class Question {

    private static final List<String> NAMES = List.of(
            "filter", "sortBy", "sortOrder", "startIndex", "count", "cursor", "attributes", "excludedAttributes");

    private final ResourceType type;
    private final Map<String, String> asked;

    private Question(ResourceType type, Map<String, String> asked) {
        this.type = type;
        this.asked = asked;
    }

    static Question of(HttpRequest<?> request, ResourceType type) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = request.getParameters().get(name);
            if (value != null) {
                asked.put(name, value);
            }
        }
        return new Question(type, asked);
    }

    static Question of(Map<String, Object> message, ResourceType type) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String name : NAMES) {
            Object value = message.get(name);
            if (value == null || Shaping.isUnassigned(value)) {
                continue;
            }
            if (value instanceof List<?> list) {
                asked.put(name, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
            } else {
                asked.put(name, String.valueOf(value));
            }
        }
        return new Question(type, asked);
    }

    Query query() {
        return new Query(given("filter").map(text -> FilterReader.read(text, type)), sort(), window());
    }

    Projection projection() {
        return Projection.of(type, asked.get("attributes"), asked.get("excludedAttributes"));
    }

    /// The first resource that is shown, by its number.
    int start() {
        return Math.max(1, number("startIndex", 1));
    }

    /// Where the next part of the list begins.
    String next(Window.Place place) {
        return Cursor.write(place, identity());
    }

    private Optional<Query.Sort> sort() {
        boolean descending = descending();
        return given("sortBy").map(text -> {
            AttributePath by = type.path(text)
                    .map(AttributePath::toValue)
                    .filter(path -> path.leaf().type() != Attribute.Type.COMPLEX)
                    .filter(path -> !path.leaf().is(Attribute.Trait.UNFILTERABLE))
                    .orElseThrow(() -> ScimFault.invalidValue("sortBy names nothing that lists are sorted by"));
            return new Query.Sort(by, descending);
        });
    }

    private boolean descending() {
        return switch (given("sortOrder").orElse("ascending").toLowerCase(Locale.ROOT)) {
            case "ascending" -> false;
            case "descending" -> true;
            default -> throw ScimFault.invalidValue("sortOrder must be ascending or descending");
        };
    }

    private Window window() {
        int count = Math.clamp(number("count", Query.MOST), 0, Query.MOST);
        String cursor = asked.get("cursor");
        if (cursor == null) {
            return new Window.Numbered(start(), count);
        }
        Optional<Window.Place> last =
                cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.read(cursor, identity()));
        return new Window.Following(last, Math.max(1, count));
    }

    /// What makes two questions ask for parts of the same list.
    private String identity() {
        return type.name()
                + '\n'
                + asked.getOrDefault("filter", "")
                + '\n'
                + asked.getOrDefault("sortBy", "")
                + '\n'
                + asked.getOrDefault("sortOrder", "");
    }

    private int number(String name, int otherwise) {
        String text = asked.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return new BigDecimal(text.strip())
                    .max(BigDecimal.valueOf(Integer.MIN_VALUE))
                    .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                    .intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw ScimFault.invalidValue(name + " must be a whole number");
        }
    }

    private Optional<String> given(String name) {
        @Nullable String value = asked.get(name);
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
