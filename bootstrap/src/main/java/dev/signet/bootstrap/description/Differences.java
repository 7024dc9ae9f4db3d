package dev.signet.bootstrap.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How what is described differs from what there is, for people.
public final class Differences {

    private final List<String> lines = new ArrayList<>();
    private int made;
    private int changed;
    private int same;
    private int refused;

    Differences() {}

    /// @param before as it is, if it is
    /// @param notes on what cannot be compared
    void compare(String thing, Optional<Map<String, Object>> before, Map<String, Object> after, List<String> notes) {
        Map<String, String> old = before.map(Differences::flat).orElse(Map.of());
        Map<String, String> next = flat(after);
        Set<String> names = new LinkedHashSet<>(next.keySet());
        names.addAll(old.keySet());
        List<String> details = new ArrayList<>();
        for (String name : names) {
            String was = old.getOrDefault(name, "-");
            String becomes = next.getOrDefault(name, "-");
            if (before.isEmpty()) {
                details.add("%s: %s".formatted(name, becomes));
            } else if (!was.equals(becomes)) {
                details.add("%s: %s -> %s".formatted(name, was, becomes));
            }
        }
        details.addAll(notes);
        if (details.isEmpty()) {
            same++;
            return;
        }
        lines.add((before.isEmpty() ? "+ " : "~ ") + thing);
        details.forEach(detail -> lines.add("    " + detail));
        if (before.isEmpty()) {
            made++;
        } else {
            changed++;
        }
    }

    void refuse(String thing, String why) {
        lines.add("! %s: would be refused: %s".formatted(thing, why));
        refused++;
    }

    /// `+` for each thing to be made, `~` to be changed, `!` to be refused, with its members beneath; then the sum.
    public List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        all.add("dry run, nothing written: %d to make, %d to change, %d unchanged, %d refused"
                .formatted(made, changed, same, refused));
        return all;
    }

    /// Whether everything described could be made so, as far as can be told.
    public boolean complete() {
        return refused == 0;
    }

    private static Map<String, String> flat(Map<String, Object> node) {
        Map<String, String> flat = new LinkedHashMap<>();
        node.forEach((name, value) -> flatten(name, value, flat));
        return flat;
    }

    private static void flatten(String name, Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> inner) {
            inner.forEach((key, member) -> flatten(name + "." + key, member, flat));
        } else {
            flat.put(name, text(value));
        }
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Differences::text).sorted().collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Map<?, ?> map ? new TreeMap<>(map).toString() : String.valueOf(value);
    }
}
