package dev.signet.rest.scim;

import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.Comparison;
import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.Facts;
import dev.signet.domain.scim.Filter;
import dev.signet.domain.scim.Operand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// One operation of a PATCH at one attribute: on its value, its parts, or those of its elements that are meant.
final class Elements {

    private static final String PRIMARY = "primary";
    private static final String VALUE = "value";

    private final Target.Place place;
    private final Attribute attribute;
    private final Map<String, Object> object;

    /// @param object the one in which the attribute stands
    Elements(Target.Place place, Map<String, Object> object) {
        this.place = place;
        this.attribute = place.at().attribute();
        this.object = object;
    }

    void apply(Patch.Operation op, Optional<Object> value) {
        if (!attribute.is(Attribute.Trait.MULTI_VALUED)) {
            single(op, value);
        } else if (place.which().isPresent()) {
            chosen(op, value, place.which().get());
        } else if (place.part().isPresent()) {
            List<Map<String, Object>> all = elements();
            if (all.isEmpty() && op != Patch.Operation.REMOVE) {
                all.add(new LinkedHashMap<>());
            }
            all.forEach(element -> part(element, op, value));
            store(all, all);
        } else {
            whole(op, value);
        }
    }

    private void single(Patch.Operation op, Optional<Object> value) {
        String name = attribute.name();
        if (place.part().isPresent()) {
            Map<String, Object> parts = Trees.asObject(object.getOrDefault(name, Map.of()))
                    .map(LinkedHashMap::new)
                    .orElseGet(LinkedHashMap::new);
            part(parts, op, value);
            put(name, parts);
            return;
        }
        Object shaped = op == Patch.Operation.REMOVE
                ? Trees.UNASSIGNED
                : Shaping.value(attribute, value.orElse(Trees.UNASSIGNED));
        Optional<Map<String, Object>> before = Trees.asObject(object.getOrDefault(name, Trees.UNASSIGNED));
        Optional<Map<String, Object>> after = Trees.asObject(shaped);
        if (before.isPresent() && after.isPresent()) {
            Map<String, Object> merged = new LinkedHashMap<>(before.get());
            merged.putAll(after.get());
            put(name, merged);
        } else {
            put(name, shaped);
        }
    }

    private void whole(Patch.Operation op, Optional<Object> value) {
        List<Map<String, Object>> given = new ArrayList<>();
        if (value.isPresent() && Shaping.value(attribute, value.get()) instanceof List<?> list) {
            list.forEach(element -> Trees.asObject(element).ifPresent(given::add));
        }
        List<Map<String, Object>> all = elements();
        switch (op) {
            case REPLACE -> store(new ArrayList<>(given), List.of());
            case ADD -> {
                List<Map<String, Object>> fresh = given.stream()
                        .filter(element -> all.stream().noneMatch(known -> isSame(known, element)))
                        .toList();
                all.addAll(fresh);
                store(all, fresh);
            }
            case REMOVE -> {
                // Those that are named; all of them where none is.
                all.removeIf(element -> given.isEmpty()
                        || given.stream().anyMatch(one -> Objects.equals(one.get(VALUE), element.get(VALUE))));
                store(all, List.of());
            }
        }
    }

    private void chosen(Patch.Operation op, Optional<Object> value, Filter which) {
        List<Map<String, Object>> all = elements();
        List<Map<String, Object>> meant = new ArrayList<>(
                all.stream().filter(element -> which.matches(facts(element))).toList());
        if (meant.isEmpty()) {
            switch (op) {
                case REMOVE -> {
                    return;
                }
                case REPLACE -> throw ScimFault.noTarget("No element of " + place.at() + " is so");
                case ADD -> {
                    // Clients of the field add what they describe by the filter.
                    Map<String, Object> described = described(which);
                    all.add(described);
                    meant.add(described);
                }
            }
        }
        if (place.part().isPresent()) {
            meant.forEach(element -> part(element, op, value));
        } else if (op == Patch.Operation.REMOVE) {
            all.removeIf(these(meant)::contains);
        } else {
            Map<String, Object> given = Trees.asObject(only(value.orElse(Trees.UNASSIGNED)))
                    .orElseThrow(() -> ScimFault.invalidValue(attribute.name() + " must be an object"));
            meant.forEach(element -> element.putAll(given));
        }
        store(all, meant);
    }

    private Object only(Object value) {
        return Shaping.value(attribute, value) instanceof List<?> list && list.size() == 1
                ? list.getFirst()
                : Trees.UNASSIGNED;
    }

    private void part(Map<String, Object> element, Patch.Operation op, Optional<Object> value) {
        Attribute part = place.part().orElseThrow();
        Object shaped =
                op == Patch.Operation.REMOVE ? Trees.UNASSIGNED : Shaping.value(part, value.orElse(Trees.UNASSIGNED));
        if (Shaping.isUnassigned(shaped)) {
            element.remove(part.name());
        } else {
            element.put(part.name(), shaped);
        }
    }

    private List<Map<String, Object>> elements() {
        List<Map<String, Object>> elements = new ArrayList<>();
        if (object.getOrDefault(attribute.name(), Trees.UNASSIGNED) instanceof List<?> list) {
            list.forEach(
                    element -> Trees.asObject(element).map(LinkedHashMap::new).ifPresent(elements::add));
        }
        return elements;
    }

    /// There is at most one primary element (RFC 7643 §2.4): the one that was made so last.
    private void store(List<Map<String, Object>> all, List<Map<String, Object>> touched) {
        boolean chosen = touched.stream().anyMatch(element -> Boolean.TRUE.equals(element.get(PRIMARY)));
        if (chosen) {
            Set<Map<String, Object>> these = these(touched);
            all.stream()
                    .filter(element -> !these.contains(element))
                    .filter(element -> Boolean.TRUE.equals(element.get(PRIMARY)))
                    .forEach(element -> element.put(PRIMARY, false));
        }
        all.removeIf(
                element -> element.keySet().stream().allMatch(name -> name.equals(PRIMARY) || name.equals("type")));
        put(attribute.name(), new ArrayList<Object>(all));
    }

    /// These very elements, not those that look like them.
    private static Set<Map<String, Object>> these(List<Map<String, Object>> elements) {
        Set<Map<String, Object>> these = Collections.newSetFromMap(new IdentityHashMap<>());
        these.addAll(elements);
        return these;
    }

    private void put(String name, Object value) {
        if (Shaping.isUnassigned(value)) {
            object.remove(name);
        } else {
            object.put(name, value);
        }
    }

    private Facts facts(Map<String, Object> element) {
        List<Fact> facts = new ArrayList<>();
        element.forEach((name, value) -> facts.add(new Fact(place.at().root() + "." + name, 0, String.valueOf(value))));
        return new Facts(facts);
    }

    /// An element of which the filter says all.
    private static Map<String, Object> described(Filter which) {
        return switch (which) {
            case Filter.And and -> {
                Map<String, Object> all = new LinkedHashMap<>();
                and.all().forEach(one -> all.putAll(described(one)));
                yield all;
            }
            case Filter.Compare compare
            when compare.how() == Comparison.EQ ->
                new LinkedHashMap<>(Map.of(compare.at().leaf().name(), value(compare.to())));
            case Filter.Compare compare -> throw undescribed();
            case Filter.Or or -> throw undescribed();
            case Filter.Not not -> throw undescribed();
            case Filter.Present present -> throw undescribed();
            case Filter.Element element -> throw undescribed();
        };
    }

    private static Object value(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> text.value();
            case Operand.Flag flag -> flag.value();
            case Operand.Moment moment -> moment.value().toString();
        };
    }

    private static ScimFault undescribed() {
        return ScimFault.noTarget("No element is so, and what it would be is not said");
    }

    private static boolean isSame(Map<String, Object> one, Map<String, Object> other) {
        return one.containsKey(VALUE)
                ? Objects.equals(one.get(VALUE), other.get(VALUE)) && Objects.equals(one.get("type"), other.get("type"))
                : one.equals(other);
    }
}
