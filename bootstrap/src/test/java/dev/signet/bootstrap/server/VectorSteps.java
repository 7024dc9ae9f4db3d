package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.Document;
import dev.signet.domain.Base32Reader;
import dev.signet.domain.credential.Totp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must happen before the request of a vector: requests whose answers are kept in part, time that goes by, codes
/// of
/// an authenticator.
final class VectorSteps {

    private static final Set<String> MEMBERS = Set.of("request", "status", "keep", "pass", "totp");

    private final List<Map<String, @Nullable Object>> steps;

    VectorSteps(List<?> steps) {
        this.steps =
                steps.stream().map(step -> VectorValues.known(step, MEMBERS)).toList();
    }

    /// Whether one of them is that time goes by.
    boolean takeTime() {
        return steps.stream().anyMatch(step -> step.containsKey("pass"));
    }

    void happen(Caller caller, MovableClock clock, VectorValues values) {
        for (Map<String, @Nullable Object> step : steps) {
            if (step.get("pass") instanceof Number seconds) {
                clock.forward(Duration.ofSeconds(seconds.longValue()));
            } else if (step.containsKey("totp")) {
                Totp totp = new Totp(Base32Reader.read(String.valueOf(values.bound(step.get("totp")))));
                values.keep(String.valueOf(step.get("keep")), totp.codeOf(Totp.stepAt(clock.instant())));
            } else {
                Caller.Answer answer =
                        VectorRequest.of(values.bound(step.get("request"))).send(caller);
                assertThat(answer.status()).as(answer.body()).isEqualTo(step.get("status"));
                VectorValues.texts(step.get("keep"))
                        .forEach((name, member) -> values.keep(name, member(answer.body(), member)));
            }
        }
    }

    private static String member(String body, String name) {
        Object value = VectorValues.members(Document.parse(body)).get(name);
        Object first = value instanceof List<?> list ? list.getFirst() : value;
        return String.valueOf(Objects.requireNonNull(first, name));
    }
}
