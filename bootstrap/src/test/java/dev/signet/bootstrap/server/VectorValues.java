package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the variables of a vector stand for.
final class VectorValues {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z_0-9]+)}");
    private static final Map<String, String> PASSWORDS =
            Map.of("admin", "AdminPass123!", "testuser", "UserPass123!", "alice", "AlicePass123!");
    private static final Map<String, String> SECRETS = Map.of("test-client-001", "test-secret-123456789");

    private final Map<String, String> values = new HashMap<>();

    private VectorValues() {}

    /// Those of the accounts that are given.
    static VectorValues of(Map<String, @Nullable Object> given) {
        var made = new VectorValues();
        made.keep("service_token", Node.SERVICE_TOKEN);
        made.keep("admin_token", Node.ADMIN_TOKEN);
        made.keep("unique", "v" + UUID.randomUUID().toString().substring(0, 8));
        if (given.get("user") instanceof String user) {
            made.keep("username", user);
            made.keep("password", Objects.requireNonNull(PASSWORDS.get(user), user));
        }
        if (given.get("client") instanceof String client) {
            String secret = Objects.requireNonNull(SECRETS.get(client), client);
            made.keep("client_id", client);
            made.keep("client_secret", secret);
            made.keep("basic", Caller.basic(client, secret));
        }
        return made;
    }

    void keep(String name, String value) {
        values.put(name, value);
    }

    /// `node` with its variables replaced.
    @Nullable
    Object bound(@Nullable Object node) {
        if (node instanceof String text) {
            return VARIABLE.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            Objects.requireNonNull(values.get(found.group(1)), found.group())));
        }
        if (node instanceof List<?> list) {
            return list.stream().map(this::bound).collect(Collectors.toCollection(ArrayList::new));
        }
        if (node instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, value) -> members.put((String) name, bound(value)));
            return members;
        }
        return node;
    }

    /// The members of an object, all of which the schema knows.
    static Map<String, @Nullable Object> known(@Nullable Object node, Set<String> names) {
        Map<String, @Nullable Object> members = members(node);
        assertThat(names).as("names that the schema knows").containsAll(members.keySet());
        return members;
    }

    /// The members of an object; none if there is no object.
    static Map<String, @Nullable Object> members(@Nullable Object node) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put((String) name, value));
        }
        return members;
    }

    static Map<String, String> texts(@Nullable Object node) {
        Map<String, String> texts = new LinkedHashMap<>();
        members(node).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    static List<String> names(Map<String, @Nullable Object> members, String member) {
        return members.get(member) instanceof List<?> names
                ? names.stream().map(String.class::cast).toList()
                : List.of();
    }
}
