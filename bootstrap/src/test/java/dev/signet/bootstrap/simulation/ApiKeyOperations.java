package dev.signet.bootstrap.simulation;

import static dev.signet.bootstrap.simulation.Answers.expect;
import static dev.signet.bootstrap.simulation.Answers.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import dev.signet.bootstrap.server.Node;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What is done with API keys.
final class ApiKeyOperations {

    static final List<Operation> ALL = List.of(
            new Operation("rotate an API key", 6, ApiKeyOperations::rotate),
            new Operation("rotate one's own API key", 3, ApiKeyOperations::rotateOwn),
            new Operation("validate an API key", 10, ApiKeyOperations::validate),
            new Operation("validate an API key elsewhere", 2, ApiKeyOperations::validateElsewhere));

    private static final String ROTATE = "/credentials/api-key/rotate";
    private static final String VALIDATE = "/credentials/api-key/validate";

    private ApiKeyOperations() {}

    /// How long the key before lives on, and the new one lives.
    private record Shape(Duration overlap, Duration lifetime) {

        static Shape of(Scene scene) {
            return new Shape(
                    Duration.ofSeconds(scene.chance.nextBoolean() ? 0 : 30 + scene.chance.nextInt(600)),
                    Duration.ofSeconds(60 + scene.chance.nextInt(20_000)));
        }

        String json(User user) {
            return "{\"username\":\"%s\",\"overlap_seconds\":%d,\"expires_in\":%d}"
                    .formatted(user.name, overlap.toSeconds(), lifetime.toSeconds());
        }
    }

    /// By whoever holds the service token.
    private static String rotate(Scene scene) {
        User user = scene.preferably(scene.model.users(), u -> !u.keys.all.isEmpty());
        Shape shape = Shape.of(scene);
        Caller.Answer answer = scene.heard(scene.node()
                .json("/" + user.tenant.slug + ROTATE, shape.json(user), "x-service-token", Node.SERVICE_TOKEN));
        if (!user.tenant.served) {
            return expect(answer, 404, user);
        }
        if (!user.active) {
            return refusal(answer, 403, "Account disabled", user.tenant, user);
        }
        return rotated(scene, user, shape, answer);
    }

    /// By the user, whose own token it takes, and nobody else's.
    private static String rotateOwn(Scene scene) {
        Access access = FactorOperations.bearer(scene);
        User user = scene.chance.nextInt(4) == 0
                ? scene.one(access.tenant.users, u -> true)
                : FactorOperations.holder(access);
        Shape shape = Shape.of(scene);
        Caller.Answer answer = scene.heard(scene.node()
                .json("/" + user.tenant.slug + ROTATE, shape.json(user), "Authorization", "Bearer " + access.text));
        if (!access.tenant.served || !access.counts(scene.now()).orElseThrow()) {
            return FactorOperations.stranger(answer, access);
        }
        if (access.client != null || user != FactorOperations.holder(access)) {
            return refusal(answer, 403, "Not allowed to change this user's credentials", user.tenant, user);
        }
        return rotated(scene, user, shape, answer);
    }

    private static String rotated(Scene scene, User user, Shape shape, Caller.Answer answer) {
        expect(answer, 200, user);
        user.keys.rotate(answer.text("api_key"), shape.lifetime(), shape.overlap(), scene.now());
        String former = user.keys.all.size() < 2
                ? ""
                : ", the one before: " + validate(scene, user, user.keys.all.get(user.keys.all.size() - 2));
        return user + " " + shape + former;
    }

    private static String validate(Scene scene) {
        User user = scene.one(everybody(scene), u -> !u.keys.all.isEmpty());
        return validate(scene, user, scene.recent(user.keys.all, k -> true));
    }

    private static String validate(Scene scene, User user, ApiKeys.Key key) {
        Caller.Answer answer = scene.heard(ask(scene, user.tenant, key));
        if (!user.tenant.served) {
            return expect(answer, 404, user);
        }
        ApiKeys.Fate fate = key.fate(scene.now());
        if (fate == ApiKeys.Fate.GONE || user.tenant.removed.contains(user)) {
            return refusal(answer, 401, "Invalid API key", user.tenant, user);
        }
        if (!user.active) {
            return refusal(answer, 403, "Account disabled", user.tenant, user);
        }
        if (fate == ApiKeys.Fate.OVER) {
            return refusal(answer, 403, "API key has expired and must be rotated", user.tenant, user);
        }
        expect(answer, 200, user);
        assertThat(answer.text("username")).isEqualTo(user.name);
        assertThat(answer.text("tenant")).isEqualTo(user.tenant.slug);
        assertThat((List<?>) answer.member("scope"))
                .map(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(user.given());
        return user + " " + fate;
    }

    /// In another tenant a key is nothing.
    private static String validateElsewhere(Scene scene) {
        User user = scene.one(scene.model.users(), u -> !u.keys.all.isEmpty());
        Tenant other = scene.one(scene.model.tenants, t -> t != user.tenant);
        Caller.Answer answer = scene.heard(ask(scene, other, user.keys.all.getLast()));
        return other.served ? refusal(answer, 401, other, user) : expect(answer, 404, user);
    }

    private static Caller.Answer ask(Scene scene, Tenant tenant, ApiKeys.Key key) {
        return scene.node().json("/" + tenant.slug + VALIDATE, "{\"api_key\":\"%s\"}".formatted(key.text));
    }

    private static List<User> everybody(Scene scene) {
        return scene.model.tenants.stream()
                .flatMap(tenant -> Stream.concat(tenant.users.stream(), tenant.removed.stream()))
                .toList();
    }
}
