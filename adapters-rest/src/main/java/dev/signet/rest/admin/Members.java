package dev.signet.rest.admin;

import dev.signet.domain.InvalidValue;
import dev.signet.rest.description.Schema;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Wrong;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON object, notes everything that is wrong with them, and says all of it at once.
/// Types are strict: `"5"` is no number and `1` is no boolean. Null is as good as absent. Members that nobody
/// asks for are ignored.
final class Members {

    /// True or false.
    static final Reading<Boolean> FLAG = new Reading<>(Schema.FLAG, Members::flag);

    private static final Reading<JsonNode> OBJECT = new Reading<>(Schema.ANY, Members::object);
    private static final Reading<JsonNode> ARRAY = new Reading<>(Schema.ANY, Members::array);

    private final @Nullable JsonNode object;
    private final String path;
    private final List<Wrong> wrongs;
    private final @Nullable Shape shape;

    private Members(@Nullable JsonNode object, String path, List<Wrong> wrongs, @Nullable Shape shape) {
        this.object = object;
        this.path = path;
        this.wrongs = wrongs;
        this.shape = shape;
    }

    static Members of(JsonNode object) {
        return new Members(object, "#", new ArrayList<>(), null);
    }

    /// What `reader` asks for, found out by letting it read where nothing is. So a description of a body is what
    /// reads it.
    static Schema shape(Consumer<Members> reader) {
        var shape = new Shape();
        reader.accept(new Members(null, "#", new ArrayList<>(), shape));
        return shape.schema();
    }

    /// How a member becomes a value.
    ///
    /// @param schema what it takes, as far as a schema can tell
    /// @param maker throws [InvalidValue] to say what would be right
    record Reading<T>(Schema schema, Function<JsonNode, T> maker) {

        /// The same, described more narrowly.
        Reading<T> like(Schema narrower) {
            return new Reading<>(narrower, maker);
        }
    }

    /// What was asked for.
    private static final class Shape {

        private final Map<String, Schema> members = new LinkedHashMap<>();
        private final Map<String, Shape> inner = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();

        Schema schema() {
            Map<String, Schema> all = new LinkedHashMap<>(members);
            inner.forEach((name, shape) -> all.put(name, shape.schema().orNull()));
            return Schema.object(all, required);
        }
    }

    /// The member that must be there; its value only after [#verify].
    <T> Supplier<T> need(String name, Reading<T> reading) {
        JsonNode node = node(name);
        Optional<T> value = node == null ? Optional.empty() : read(pointer(name), node, reading);
        if (shape != null) {
            shape.members.put(name, reading.schema());
            shape.required.add(name);
        }
        if (node == null) {
            wrongs.add(new Wrong(pointer(name), "is required"));
        }
        return value::orElseThrow;
    }

    /// The member that may be there.
    <T> Optional<T> may(String name, Reading<T> reading) {
        if (shape != null) {
            shape.members.put(name, reading.schema().orNull());
        }
        JsonNode node = node(name);
        return node == null ? Optional.empty() : read(pointer(name), node, reading);
    }

    /// The elements of a list that may be there.
    <T> Optional<List<T>> list(String name, Reading<T> reading) {
        return may(name, ARRAY.like(Schema.list(reading.schema()))).map(array -> {
            List<T> values = new ArrayList<>();
            int index = 0;
            for (JsonNode element : array.values()) {
                read(pointer(name) + "/" + index++, element, reading).ifPresent(values::add);
            }
            return values;
        });
    }

    /// The object that may be there; if it is not, its members are absent.
    Members inner(String name) {
        JsonNode inner = may(name, OBJECT).orElse(null);
        Shape within = shape == null ? null : shape.inner.computeIfAbsent(name, key -> new Shape());
        return new Members(inner, pointer(name), wrongs, within);
    }

    /// Notes something wrong with a member.
    void refuse(String name, String detail) {
        wrongs.add(new Wrong(pointer(name), detail));
    }

    /// Notes something wrong with a member if it is there.
    void refuseIfNamed(String name, String detail) {
        if (shape != null) {
            shape.members.put(name, Schema.NULL);
        }
        if (object != null && object.get(name) != null) {
            refuse(name, detail);
        }
    }

    /// Ends the reading.
    ///
    /// @throws Fault naming everything that was wrong
    void verify() {
        if (!wrongs.isEmpty()) {
            throw Fault.invalid(wrongs);
        }
    }

    /// What all members make together, after [#verify].
    ///
    /// @throws Fault if they do not go together
    static <T> T together(Supplier<T> whole) {
        return at("#", whole);
    }

    /// What only a use case can judge of the member at `pointer`.
    ///
    /// @throws Fault if it is wrong
    static <T> T at(String pointer, Supplier<T> whole) {
        try {
            return whole.get();
        } catch (InvalidValue e) {
            throw Fault.invalid(List.of(new Wrong(pointer, String.valueOf(e.getMessage()))));
        }
    }

    /// A text that becomes something; NUL stands in none, since no store keeps it.
    static <T> Reading<T> text(Schema schema, Function<String, T> maker) {
        return new Reading<>(schema, node -> {
            InvalidValue.unless(node.isString(), "must be a string");
            String value = node.getStringValue();
            InvalidValue.unless(value.codePoints().noneMatch(Members::isNoCharacter), "must be Unicode without NUL");
            return maker.apply(value);
        });
    }

    static <T> Reading<T> one(Schema words, Function<String, Optional<T>> finder, String rule) {
        return text(words, name -> finder.apply(name).orElseThrow(() -> new InvalidValue(rule)));
    }

    static Reading<String> text(int least, int most) {
        return text(Schema.text(least, most), value -> {
            InvalidValue.unless(
                    value.length() >= least && value.length() <= most && (least == 0 || !value.isBlank()),
                    "must have %d to %d characters".formatted(least, most));
            return value;
        });
    }

    static Reading<Duration> seconds(Duration least, Duration most) {
        return new Reading<>(Schema.whole(least.toSeconds(), most.toSeconds()), node -> {
            long seconds = whole(node);
            InvalidValue.unless(
                    seconds >= least.toSeconds() && seconds <= most.toSeconds(),
                    "must be %d to %d seconds".formatted(least.toSeconds(), most.toSeconds()));
            return Duration.ofSeconds(seconds);
        });
    }

    static Reading<Duration> days(int least, int most) {
        return new Reading<>(Schema.whole(least, most), node -> {
            long days = whole(node);
            InvalidValue.unless(days >= least && days <= most, "must be %d to %d days".formatted(least, most));
            return Duration.ofDays(days);
        });
    }

    /// The constant that `word` names in lower case.
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static boolean isNoCharacter(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private static boolean flag(JsonNode node) {
        InvalidValue.unless(node.isBoolean(), "must be true or false");
        return node.getBooleanValue();
    }

    static long whole(JsonNode node) {
        InvalidValue.unless(
                node.isNumber() && (node.getNumberValue() instanceof Integer || node.getNumberValue() instanceof Long),
                "must be a whole number");
        return node.getLongValue();
    }

    private static JsonNode object(JsonNode node) {
        InvalidValue.unless(node.isObject(), "must be an object");
        return node;
    }

    private static JsonNode array(JsonNode node) {
        InvalidValue.unless(node.isArray(), "must be a list");
        return node;
    }

    private <T> Optional<T> read(String pointer, JsonNode node, Reading<T> reading) {
        try {
            return Optional.of(reading.maker().apply(node));
        } catch (InvalidValue e) {
            wrongs.add(new Wrong(pointer, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private @Nullable JsonNode node(String name) {
        JsonNode node = object == null ? null : object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private String pointer(String name) {
        return path + "/" + name;
    }
}
