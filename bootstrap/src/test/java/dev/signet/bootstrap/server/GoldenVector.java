package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.signet.bootstrap.Document;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One of the vectors that `docs/protocol/vectors/README.md` describes, bound to the demonstration's accounts.
final class GoldenVector {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z_]+)}");
    private static final Set<String> MEMBERS = Set.of("spec", "given", "request", "expect");
    private static final Set<String> GIVEN = Set.of("tenant", "user", "client");
    private static final Set<String> REQUEST = Set.of("method", "path", "headers", "form", "json", "text");
    private static final Set<String> EXPECT = Set.of("status", "headers", "body", "keys", "absent");
    private static final Map<String, String> PASSWORDS =
            Map.of("admin", "AdminPass123!", "testuser", "UserPass123!", "alice", "AlicePass123!");
    private static final Map<String, String> SECRETS = Map.of("test-client-001", "test-secret-123456789");

    private final Map<String, @Nullable Object> request;
    private final Map<String, @Nullable Object> expect;

    private GoldenVector(Map<String, @Nullable Object> request, Map<String, @Nullable Object> expect) {
        this.request = request;
        this.expect = expect;
    }

    static GoldenVector read(Path file) throws IOException {
        Map<String, @Nullable Object> whole = members(Document.parse(Files.readString(file)));
        assertThat(whole).containsOnlyKeys(MEMBERS);
        Map<String, String> values = values(known(whole.get("given"), GIVEN));
        return new GoldenVector(
                known(bound(whole.get("request"), values), REQUEST), known(bound(whole.get("expect"), values), EXPECT));
    }

    /// Sends the request.
    Caller.Answer ask(Caller caller) {
        Map<String, String> headers = new HashMap<>(texts(request.get("headers")));
        String body = "";
        if (request.containsKey("form")) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            body = texts(request.get("form")).entrySet().stream()
                    .map(field -> url(field.getKey()) + "=" + url(field.getValue()))
                    .collect(Collectors.joining("&"));
        } else if (request.containsKey("json")) {
            headers.put("Content-Type", "application/json");
            body = JSONObjectUtils.toJSONString(members(request.get("json")));
        } else if (request.containsKey("text")) {
            body = String.valueOf(request.get("text"));
        }
        return caller.send(String.valueOf(request.get("method")), String.valueOf(request.get("path")), body, headers);
    }

    /// Its form in gRPC, if it has one.
    Optional<GrpcVector> overGrpc() {
        return request.get("json") instanceof Map<?, ?> json
                ? GrpcVector.of(
                        String.valueOf(request.get("path")), members(json), texts(request.get("headers")), expect)
                : Optional.empty();
    }

    /// Compares the answer with what is expected.
    void judge(Caller.Answer answer) {
        assertThat(answer.status()).as("status of %s", answer.body()).isEqualTo(expect.get("status"));
        texts(expect.get("headers"))
                .forEach((name, value) -> assertThat(answer.whole().headers().allValues(name))
                        .as(name)
                        .containsExactly(value));
        Map<String, @Nullable Object> body = members(Document.parse(answer.body()));
        members(expect.get("body")).forEach((name, value) -> assertThat(body).containsEntry(name, value));
        if (expect.containsKey("keys")) {
            assertThat(body.keySet()).containsExactlyInAnyOrderElementsOf(names("keys"));
        }
        assertThat(names("absent")).as("must not be there").noneMatch(body::containsKey);
    }

    private List<String> names(String member) {
        return expect.get(member) instanceof List<?> names
                ? names.stream().map(String.class::cast).toList()
                : List.of();
    }

    /// What the variables stand for.
    private static Map<String, String> values(Map<String, @Nullable Object> given) {
        Map<String, String> values = new HashMap<>(Map.of("service_token", Node.SERVICE_TOKEN));
        if (given.get("user") instanceof String user) {
            values.put("username", user);
            values.put("password", Objects.requireNonNull(PASSWORDS.get(user), user));
        }
        if (given.get("client") instanceof String client) {
            String secret = Objects.requireNonNull(SECRETS.get(client), client);
            values.put("client_id", client);
            values.put("client_secret", secret);
            values.put("basic", Caller.basic(client, secret));
        }
        return values;
    }

    /// `node` with its variables replaced.
    private static @Nullable Object bound(@Nullable Object node, Map<String, String> values) {
        if (node instanceof String text) {
            return VARIABLE.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            Objects.requireNonNull(values.get(found.group(1)), found.group())));
        }
        if (node instanceof List<?> list) {
            return list.stream().map(item -> bound(item, values)).collect(Collectors.toCollection(ArrayList::new));
        }
        if (node instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, value) -> members.put((String) name, bound(value, values)));
            return members;
        }
        return node;
    }

    private static Map<String, @Nullable Object> known(@Nullable Object node, Set<String> names) {
        Map<String, @Nullable Object> members = members(node);
        assertThat(names).as("names that the schema knows").containsAll(members.keySet());
        return members;
    }

    /// The members of an object; none if there is no object.
    private static Map<String, @Nullable Object> members(@Nullable Object node) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put((String) name, value));
        }
        return members;
    }

    private static Map<String, String> texts(@Nullable Object node) {
        Map<String, String> texts = new LinkedHashMap<>();
        members(node).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
