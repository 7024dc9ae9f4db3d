package dev.signet.rest.scim;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import io.micronaut.http.HttpStatus;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Several operations in one message (RFC 7644 §3.7), each in a transaction of its own. One that names another's
/// `bulkId` waits for it; the answers come in the order of the operations.
final class Bulk {

    /// How many operations there may be.
    static final int MOST = 1_000;

    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
    private static final String REFERENCE = "bulkId:";
    private static final Pattern PATH = Pattern.compile("(/Users|/Groups)(?:/([^/]+))?");

    private final List<Resources> all;
    private final Provisioner provisioner;
    private final Map<String, String> made = new HashMap<>();
    private final Map<Integer, Object> answers = new TreeMap<>();
    private int errors;

    Bulk(List<Resources> all, Provisioner provisioner) {
        this.all = all;
        this.provisioner = provisioner;
    }

    Map<String, Object> run(Map<String, Object> message) {
        if (!(message.get("Operations") instanceof List<?> list) || list.isEmpty()) {
            throw ScimFault.invalidSyntax("Operations must be a list with at least one operation");
        }
        if (list.size() > MOST) {
            throw ScimFault.of(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, "There are more than %d operations".formatted(MOST));
        }
        int patience = message.get("failOnErrors") instanceof BigDecimal number
                ? Math.max(1, number.intValue())
                : Integer.MAX_VALUE;
        Map<Integer, Map<String, Object>> waiting = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            waiting.put(i, Trees.asObject(list.get(i)).orElse(Map.of()));
        }
        boolean moved = true;
        while (moved && errors < patience) {
            moved = step(waiting, patience);
        }
        if (errors < patience) {
            refuse(waiting);
        }
        return Discovery.object("schemas", List.of(RESPONSE), "Operations", new ArrayList<>(answers.values()));
    }

    /// Refuses what waits in vain: for itself, be it by way of others (a conflict), or for what never came about.
    private void refuse(Map<Integer, Map<String, Object>> waiting) {
        Map<String, Set<String>> waitsFor = new HashMap<>();
        waiting.values().forEach(operation -> {
            if (operation.get("bulkId") instanceof String name) {
                waitsFor.computeIfAbsent(name, _ -> new HashSet<>()).addAll(references(operation));
            }
        });
        waiting.forEach((place, operation) -> answer(
                place,
                operation,
                isInCircle(operation, waitsFor)
                        ? ScimFault.circle()
                        : ScimFault.invalidValue("It names a bulkId of which nothing was made")));
    }

    /// Whether what `operation` waits for waits for it.
    private static boolean isInCircle(Map<String, Object> operation, Map<String, Set<String>> waitsFor) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(references(operation));
        while (!next.isEmpty()) {
            String name = next.pop();
            if (reached.add(name)) {
                next.addAll(waitsFor.getOrDefault(name, Set.of()));
            }
        }
        return operation.get("bulkId") instanceof String name && reached.contains(name);
    }

    /// Does what waits for nothing.
    private boolean step(Map<Integer, Map<String, Object>> waiting, int patience) {
        boolean moved = false;
        for (int place : List.copyOf(waiting.keySet())) {
            Map<String, Object> operation =
                    Optional.ofNullable(waiting.get(place)).orElse(Map.of());
            if (errors < patience && made.keySet().containsAll(references(operation))) {
                waiting.remove(place);
                execute(place, operation);
                moved = true;
            }
        }
        return moved;
    }

    private void execute(int place, Map<String, Object> operation) {
        try {
            answers.put(place, executed(operation));
        } catch (ScimFault fault) {
            answer(place, operation, fault);
        } catch (InvalidValue invalid) {
            answer(place, operation, ScimFault.invalidValue("A value " + invalid.getMessage()));
        }
    }

    private Map<String, Object> executed(Map<String, Object> operation) {
        String method = text(operation, "method").toUpperCase(Locale.ROOT);
        Matcher path = PATH.matcher(String.valueOf(resolved(text(operation, "path"))));
        if (!path.matches()) {
            throw ScimFault.invalidPath("path must name people or groups, or one of them");
        }
        Resources resources = all.stream()
                .filter(kind -> kind.type().endpoint().equals(path.group(1)))
                .findFirst()
                .orElseThrow();
        Optional<String> id = Optional.ofNullable(path.group(2));
        Optional<Version> expected =
                operation.get("version") instanceof String tag ? Metas.expected(tag) : Optional.empty();
        if (method.equals("POST") && id.isEmpty()) {
            Shown shown = resources.create(provisioner, data(operation));
            if (operation.get("bulkId") instanceof String name) {
                made.put(name, shown.id());
            }
            return done(operation, method, HttpStatus.CREATED, resources, shown);
        }
        String which = id.orElseThrow(() -> ScimFault.invalidPath("path must name one resource"));
        return switch (method) {
            case "PUT" ->
                done(
                        operation,
                        method,
                        HttpStatus.OK,
                        resources,
                        resources.replace(provisioner, which, expected, data(operation)));
            case "PATCH" ->
                done(
                        operation,
                        method,
                        HttpStatus.OK,
                        resources,
                        resources.patch(provisioner, which, expected, data(operation)));
            case "DELETE" -> {
                resources.remove(provisioner, which, expected);
                yield reply(operation, method, HttpStatus.NO_CONTENT);
            }
            default -> throw ScimFault.invalidSyntax("method must be POST, PUT, PATCH or DELETE");
        };
    }

    private Map<String, Object> done(
            Map<String, Object> operation, String method, HttpStatus status, Resources resources, Shown shown) {
        Map<String, Object> reply = reply(operation, method, status);
        reply.put("location", provisioner.location(resources.type().endpoint(), shown.id()));
        reply.put("version", Metas.tag(shown.version()));
        return reply;
    }

    private void answer(int place, Map<String, Object> operation, ScimFault fault) {
        errors++;
        Map<String, Object> reply =
                reply(operation, String.valueOf(operation.getOrDefault("method", "")), fault.status());
        reply.put("response", fault.body());
        answers.put(place, reply);
    }

    private static Map<String, Object> reply(Map<String, Object> operation, String method, HttpStatus status) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("method", method);
        if (operation.get("bulkId") instanceof String name) {
            reply.put("bulkId", name);
        }
        reply.put("status", String.valueOf(status.getCode()));
        return reply;
    }

    private Map<String, Object> data(Map<String, Object> operation) {
        return Trees.asObject(resolved(operation.getOrDefault("data", "")))
                .orElseThrow(() -> ScimFault.invalidSyntax("data must be an object"));
    }

    /// The `bulkId`s that must have come about before `operation`.
    private static Set<String> references(Map<String, Object> operation) {
        return named(Stream.of(operation.getOrDefault("path", ""), operation.getOrDefault("data", "")))
                .collect(Collectors.toSet());
    }

    private static Stream<String> named(Stream<?> nodes) {
        return nodes.flatMap(node -> switch (node) {
            case String text -> reference(text).stream();
            case List<?> list -> named(list.stream());
            case Map<?, ?> map -> named(map.values().stream());
            default -> Stream.empty();
        });
    }

    /// `node` with the ids of what was made in the place of references.
    private Object resolved(Object node) {
        if (node instanceof String text) {
            return reference(text)
                    .<Object>map(name -> text.replace(REFERENCE + name, made.getOrDefault(name, REFERENCE + name)))
                    .orElse(text);
        }
        if (node instanceof List<?> list) {
            return list.stream().<Object>map(this::resolved).toList();
        }
        return Trees.asObject(node)
                .<Object>map(object -> {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    object.forEach((name, value) -> copy.put(name, resolved(value)));
                    return copy;
                })
                .orElse(node);
    }

    /// In a value it is all of it, in a path the last part.
    private static Optional<String> reference(String text) {
        int from = text.startsWith(REFERENCE) ? 0 : text.indexOf('/' + REFERENCE) + 1;
        boolean refers = text.startsWith(REFERENCE) || from > 0;
        return refers ? Optional.of(text.substring(from + REFERENCE.length())) : Optional.empty();
    }

    private static String text(Map<String, Object> operation, String name) {
        return operation.get(name) instanceof String text ? text : "";
    }
}
