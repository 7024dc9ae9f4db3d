package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A vector in its gRPC form: the same members and the same words, a status in the place of a number.
///
/// @param method of `identity.v1.Identity`
/// @param request as the vector has it, once what must be before has happened
/// @param expected what the vector expects over HTTP, then
record GrpcVector(
        String method,
        Supplier<Map<String, @Nullable Object>> request,
        Supplier<Map<String, @Nullable Object>> expected) {

    private static final Map<String, String> METHODS = Map.of(
            "/oauth/token password", "IssueToken",
            "/oauth/token refresh_token", "RefreshToken",
            "/oauth/introspect", "IntrospectToken",
            "/credentials/password/rotate", "RotatePassword",
            "/credentials/api-key/rotate", "RotateApiKey",
            "/credentials/api-key/validate", "ValidateApiKey");

    private static final Map<Integer, Status.Code> CODES = Map.of(
            200, Status.Code.OK,
            400, Status.Code.INVALID_ARGUMENT,
            401, Status.Code.UNAUTHENTICATED,
            403, Status.Code.PERMISSION_DENIED,
            404, Status.Code.NOT_FOUND,
            409, Status.Code.ALREADY_EXISTS,
            422, Status.Code.INVALID_ARGUMENT,
            429, Status.Code.RESOURCE_EXHAUSTED,
            501, Status.Code.UNIMPLEMENTED,
            503, Status.Code.UNAVAILABLE);

    private static final Set<String> MEMBERS = Set.of("call", "json", "headers", "method", "path");

    /// What says "you may not" over HTTP, and "you are not who you should be" over gRPC.
    private static final String EXPIRED = "Password expired; rotation required";

    /// The form of a request: one that is gRPC's alone, or one in JSON of which gRPC has a method, without bearer
    /// tokens,
    /// which it does not take.
    static Optional<GrpcVector> of(
            Map<String, @Nullable Object> raw,
            Supplier<Map<String, @Nullable Object>> request,
            Supplier<Map<String, @Nullable Object>> expected) {
        if (raw.get("call") instanceof String call) {
            return Optional.of(new GrpcVector(call, request, expected));
        }
        Map<String, @Nullable Object> json = VectorValues.members(raw.get("json"));
        if (!raw.containsKey("json") || VectorValues.texts(raw.get("headers")).containsKey("Authorization")) {
            return Optional.empty();
        }
        String path = String.valueOf(raw.get("path"));
        return METHODS.keySet().stream()
                .map(known -> known.split(" ", -1))
                .filter(words ->
                        path.endsWith(words[0]) && (words.length == 1 || words[1].equals(json.get("grant_type"))))
                .findFirst()
                .map(words -> new GrpcVector(
                        Objects.requireNonNull(METHODS.get(String.join(" ", words))), request, expected));
    }

    /// Of who checks an API key gRPC alone demands the service token.
    GrpcCaller.Answer ask(GrpcCaller caller) {
        Map<String, @Nullable Object> bound = VectorValues.known(request.get(), MEMBERS);
        Map<String, @Nullable Object> members = VectorValues.members(bound.get("json"));
        members.remove("grant_type");
        if (bound.get("path") instanceof String path) {
            String tenant = path.substring(0, path.indexOf(path.contains("/oauth/") ? "/oauth/" : "/credentials/"));
            if (!tenant.isEmpty()) {
                members.put("tenant", tenant.substring(1));
            }
        }
        Map<String, String> sent = metadata(VectorValues.texts(bound.get("headers")));
        if ("ValidateApiKey".equals(method)) {
            sent.putIfAbsent("x-service-token", Node.SERVICE_TOKEN);
        }
        return caller.call(method, members, sent);
    }

    void judge(GrpcCaller.Answer answer) {
        Map<String, @Nullable Object> expect = expected.get();
        Map<?, ?> body = expect.get("body") instanceof Map<?, ?> found ? found : Map.of();
        Object detail = body.get("detail");
        Status.Code code = EXPIRED.equals(detail)
                ? Status.Code.UNAUTHENTICATED
                : CODES.get(((Number) Objects.requireNonNull(expect.get("status"))).intValue());
        assertThat(answer.status().getCode()).as(answer.said()).isEqualTo(code);
        if (!answer.status().isOk()) {
            if (detail instanceof String text) {
                assertThat(answer.status().getDescription()).isEqualTo(text);
            }
            return;
        }
        Map<String, @Nullable Object> told = answer.members();
        body.forEach((name, value) -> {
            if (isSaid(name)) {
                assertThat(told).containsKey(String.valueOf(name));
                assertThat(comparable(told.get(name))).as(String.valueOf(name)).isEqualTo(comparable(value));
            }
        });
        if (expect.get("keys") instanceof Collection<?> keys) {
            var expected = new TreeSet<String>();
            keys.stream().filter(this::isSaid).map(String::valueOf).forEach(expected::add);
            assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        }
        if (expect.get("absent") instanceof Collection<?> absent) {
            assertThat(absent).noneMatch(told::containsKey);
        }
        GoldenVector.judgeToken(expect.get("access_token"), told.get("access_token"));
    }

    /// gRPC's tokens never said of what type they are.
    private boolean isSaid(@Nullable Object name) {
        return !(("IssueToken".equals(method) || "RefreshToken".equals(method)) && "token_type".equals(name));
    }

    /// Every number is a double.
    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    private static Map<String, String> metadata(Map<String, String> headers) {
        Map<String, String> metadata = new HashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(java.util.Locale.ROOT);
            if (!List.of("content-type", "te").contains(lower)) {
                metadata.put(lower, value);
            }
        });
        return metadata;
    }
}
