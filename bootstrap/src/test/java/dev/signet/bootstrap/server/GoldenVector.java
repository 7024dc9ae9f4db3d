package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.bootstrap.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One of the vectors that `docs/protocol/vectors/README.md` describes, bound to the demonstration's accounts.
final class GoldenVector {

    private static final Set<String> MEMBERS = Set.of("spec", "given", "settings", "before", "request", "expect");
    private static final Set<String> GIVEN = Set.of("tenant", "user", "client");
    private static final Set<String> EXPECT = Set.of("status", "headers", "body", "keys", "absent", "access_token");
    private static final Set<String> TOKEN = Set.of("header", "claims", "keys");

    private final VectorValues values;
    private final Map<String, String> settings;
    private final VectorSteps before;
    private final @Nullable Object request;
    private final @Nullable Object expect;

    private GoldenVector(
            VectorValues values,
            Map<String, String> settings,
            VectorSteps before,
            @Nullable Object request,
            @Nullable Object expect) {
        this.values = values;
        this.settings = settings;
        this.before = before;
        this.request = request;
        this.expect = expect;
    }

    static GoldenVector read(Path file) throws IOException {
        Map<String, @Nullable Object> whole = VectorValues.known(Document.parse(Files.readString(file)), MEMBERS);
        assertThat(whole).containsKeys("spec", "given", "request", "expect");
        return new GoldenVector(
                VectorValues.of(VectorValues.known(whole.get("given"), GIVEN)),
                VectorValues.texts(whole.get("settings")),
                new VectorSteps(whole.get("before") instanceof List<?> steps ? steps : List.of()),
                whole.get("request"),
                whole.get("expect"));
    }

    /// Whether time must pass before it can be asked.
    boolean waits() {
        return before.takeTime();
    }

    /// With which settings a server must have been started for it, if any in particular.
    Map<String, String> settings() {
        return settings;
    }

    /// Whether it is said over HTTP.
    boolean isOfHttp() {
        return !VectorValues.members(request).containsKey("call");
    }

    /// Does what must happen before, then sends the request, and compares the answer with what is expected.
    void verify(Caller caller, MovableClock clock) {
        before.happen(caller, clock, values);
        judge(VectorRequest.of(values.bound(request)).send(caller));
    }

    /// Its form in gRPC, if it has one. It has values of its own once it has happened what must be before.
    Optional<GrpcVector> overGrpc() {
        Map<String, @Nullable Object> members = VectorValues.members(request);
        return GrpcVector.of(members, () -> VectorValues.members(values.bound(request)), this::expected);
    }

    /// Does what must happen before, over HTTP.
    void prepare(Caller caller, MovableClock clock) {
        before.happen(caller, clock, values);
    }

    private Map<String, @Nullable Object> expected() {
        return VectorValues.known(values.bound(expect), EXPECT);
    }

    private void judge(Caller.Answer answer) {
        Map<String, @Nullable Object> expected = expected();
        assertThat(answer.status()).as("status of %s", answer.body()).isEqualTo(expected.get("status"));
        VectorValues.texts(expected.get("headers"))
                .forEach((name, value) -> assertThat(answer.whole().headers().allValues(name))
                        .as(name)
                        .containsExactly(value));
        Map<String, @Nullable Object> body = VectorValues.members(Document.parse(answer.body()));
        VectorValues.members(expected.get("body"))
                .forEach((name, value) -> assertThat(body).containsEntry(name, value));
        if (expected.containsKey("keys")) {
            assertThat(body.keySet()).containsExactlyInAnyOrderElementsOf(VectorValues.names(expected, "keys"));
        }
        assertThat(VectorValues.names(expected, "absent"))
                .as("must not be there")
                .noneMatch(body::containsKey);
        judgeToken(expected.get("access_token"), body.get("access_token"));
    }

    /// Compares an access token with what is expected of it.
    static void judgeToken(@Nullable Object expected, @Nullable Object token) {
        if (expected == null) {
            return;
        }
        Map<String, @Nullable Object> members = VectorValues.known(expected, TOKEN);
        try {
            SignedJWT jwt = SignedJWT.parse(String.valueOf(token));
            assertThat(jwt.getHeader().toJSONObject())
                    .containsKeys("alg", "kid", "typ")
                    .hasSize(3);
            VectorValues.members(members.get("header"))
                    .forEach((name, value) ->
                            assertThat(jwt.getHeader().toJSONObject()).containsEntry(name, value));
            Map<String, Object> claims = jwt.getPayload().toJSONObject();
            VectorValues.members(members.get("claims"))
                    .forEach((name, value) -> assertThat(claims).containsEntry(name, value));
            assertThat(claims.keySet()).containsExactlyInAnyOrderElementsOf(VectorValues.names(members, "keys"));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
