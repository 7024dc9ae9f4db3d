package dev.signet.bootstrap.description;

import dev.signet.domain.InvalidValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One map of a described deployment, and where it stands. Mistakes are noted and reading goes on, so that all
/// are told at once; values are never repeated in them.
final class Node {

    private final String path;
    private final Map<?, ?> members;
    private final List<String> mistakes;
    private final Set<String> asked = new TreeSet<>();

    private Node(String path, Map<?, ?> members, List<String> mistakes) {
        this.path = path;
        this.members = members;
        this.mistakes = mistakes;
    }

    static Node of(String path, @Nullable Object value, List<String> mistakes) {
        if (value instanceof Map<?, ?> members) {
            return new Node(path, members, mistakes);
        }
        mistakes.add(path + ": must be a map of names and values");
        return new Node(path, Map.of(), new ArrayList<>());
    }

    /// Where it stands, such as `tenants[0]`.
    String path() {
        return path;
    }

    /// A member that must be there; `otherwise` stands for it once its absence is noted.
    <T> Optional<T> required(String name, Function<String, T> reading) {
        Optional<String> text = text(name);
        if (text.isEmpty() && !isPresent(name)) {
            mistake(name, "is missing");
        }
        return text.flatMap(value -> read(name, value, reading));
    }

    <T> Optional<T> optional(String name, Function<String, T> reading) {
        return text(name).flatMap(value -> read(name, value, reading));
    }

    Optional<Boolean> truth(String name) {
        asked.add(name);
        return switch (members.get(name)) {
            case null -> Optional.empty();
            case Boolean value -> Optional.of(value);
            default -> {
                mistake(name, "must be true or false");
                yield Optional.empty();
            }
        };
    }

    <T> Optional<List<T>> texts(String name, Function<String, T> reading) {
        asked.add(name);
        return switch (members.get(name)) {
            case null -> Optional.empty();
            case List<?> list -> {
                List<T> read = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) {
                    String at = name + "[" + i + "]";
                    if (list.get(i) instanceof String text) {
                        read(at, text, reading).ifPresent(read::add);
                    } else {
                        mistake(at, "must be text");
                    }
                }
                yield Optional.of(read);
            }
            default -> {
                mistake(name, "must be a list");
                yield Optional.empty();
            }
        };
    }

    /// The maps in the list `name`; none if it is not there.
    List<Node> children(String name) {
        asked.add(name);
        return switch (members.get(name)) {
            case null -> List.of();
            case List<?> list -> {
                List<Node> children = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) {
                    children.add(of(at(name + "[" + i + "]"), list.get(i), mistakes));
                }
                yield children;
            }
            default -> {
                mistake(name, "must be a list");
                yield List.of();
            }
        };
    }

    /// The map `name`; an empty one if it is not there.
    Node child(String name) {
        asked.add(name);
        Object value = members.get(name);
        return of(at(name), value == null ? Map.of() : value, mistakes);
    }

    /// Every member as text, for maps whose names are not ours to know.
    Map<String, String> allTexts() {
        Map<String, String> texts = new java.util.TreeMap<>();
        members.forEach((name, value) -> {
            asked.add(String.valueOf(name));
            if (value instanceof String text) {
                texts.put(String.valueOf(name), text);
            }
        });
        return texts;
    }

    /// The map `name` as it was given.
    Optional<Map<?, ?>> members(String name) {
        asked.add(name);
        return switch (members.get(name)) {
            case null -> Optional.empty();
            case Map<?, ?> map -> Optional.of(map);
            default -> {
                mistake(name, "must be a map of names and values");
                yield Optional.empty();
            }
        };
    }

    boolean isPresent(String name) {
        asked.add(name);
        return members.get(name) != null;
    }

    void mistake(String name, String what) {
        mistakes.add(at(name) + ": " + what);
    }

    /// Notes members that nobody asked for: most are misspelt.
    void nothingElse() {
        members.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !asked.contains(name))
                .forEach(name -> mistake(name, "is not known here; known are " + asked));
    }

    /// What `making` yields, or nothing once its objection is noted.
    <T> Optional<T> made(java.util.function.Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (InvalidValue e) {
            mistakes.add(path + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(String name, String text, Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(text));
        } catch (IllegalArgumentException e) {
            mistake(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> text(String name) {
        asked.add(name);
        return switch (members.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case Integer number -> Optional.of(number.toString());
            case Long number -> Optional.of(number.toString());
            case BigInteger number -> Optional.of(number.toString());
            default -> {
                mistake(name, "must be text");
                yield Optional.empty();
            }
        };
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
