package dev.signet.bootstrap.simulation;

import static dev.signet.bootstrap.simulation.Answers.expect;
import static dev.signet.bootstrap.simulation.Answers.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What people do about their authenticators, each for themselves.
final class FactorOperations {

    static final List<Operation> ALL = List.of(
            new Operation("enrol an authenticator", 8, FactorOperations::enrol),
            new Operation("confirm an authenticator", 14, FactorOperations::confirm),
            new Operation("remove an authenticator", 2, FactorOperations::remove),
            new Operation("renew recovery codes", 2, FactorOperations::renew));

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String CHALLENGE_FAILED = "Multi-factor challenge failed";

    private FactorOperations() {}

    /// A token of somebody's, of which it is known whether it counts: mostly their own, and one that does.
    static Access bearer(Scene scene) {
        boolean good = scene.chance.nextInt(4) > 0;
        return scene.recent(
                scene.model.accesses,
                a -> a.family != null
                        && a.counts(scene.now()).isPresent()
                        && (!good || (a.client == null && a.counts(scene.now()).orElseThrow())));
    }

    /// Whose it is.
    static User holder(Access access) {
        return Objects.requireNonNull(access.family).user;
    }

    /// Who shows nothing good.
    static String stranger(Caller.Answer answer, Access access) {
        assertThat(answer.status())
                .as("%s: %s", access, answer.body())
                .isIn(access.tenant.served && !access.tenant.mayBeWordedAsUnknown() ? List.of(401) : List.of(401, 404));
        return access + " counts no more";
    }

    /// Asks as the holder of a token: what the model says of them is compared only if it is their own and counts.
    private static String ask(
            Scene scene, Access access, String path, String code, Function<Caller.Answer, String> judge) {
        Caller.Answer answer = scene.heard(scene.node()
                .json(
                        "/" + access.tenant.slug + "/credentials" + path,
                        "{\"mfa_code\":\"%s\"}".formatted(code),
                        "Authorization",
                        "Bearer " + access.text));
        if (!access.counts(scene.now()).orElseThrow()) {
            return stranger(answer, access);
        }
        if (access.client != null) {
            return refusal(answer, 403, "The token is not the user's own", access.tenant, access);
        }
        return judge.apply(answer);
    }

    private static String enrol(Scene scene) {
        Access access = bearer(scene);
        User user = holder(access);
        return ask(scene, access, "/totp/enrol", "", answer -> {
            if (user.factor != null) {
                return refusal(answer, 409, user.tenant, user);
            }
            expect(answer, 200, user);
            user.pending = new Authenticator(answer.text("secret"), scene.now().plus(PATIENCE));
            return user + " enrols";
        });
    }

    private static String confirm(Scene scene) {
        List<Access> waiting = scene.model.accesses.stream()
                .filter(a -> a.family != null && a.counts(scene.now()).orElse(false))
                .filter(a -> holder(a).pending != null || scene.chance.nextInt(10) == 0)
                .toList();
        Access access = scene.recent(waiting, a -> true);
        User user = holder(access);
        Authenticator pending = user.pending;
        String code = pending == null || scene.chance.nextInt(8) == 0
                ? "000000"
                : pending.code(scene.now(), scene.chance.nextInt(3) - 1);
        return ask(scene, access, "/totp/confirm", code, answer -> {
            if (pending == null || pending.isTooLate(scene.now())) {
                return refusal(answer, 404, "No enrolment to confirm", user.tenant, user);
            }
            if (!pending.accepts(code, scene.now())) {
                return refusal(answer, 401, CHALLENGE_FAILED, user.tenant, user);
            }
            expect(answer, 200, user);
            user.factor = pending;
            user.pending = null;
            pending.replaceRecovery(codes(answer));
            return user + " has an authenticator";
        });
    }

    private static String remove(Scene scene) {
        return proven(scene, "/totp/remove", 204, (user, answer) -> user.factor = null);
    }

    private static String renew(Scene scene) {
        return proven(
                scene,
                "/recovery-codes",
                200,
                (user, answer) -> Objects.requireNonNull(user.factor).replaceRecovery(codes(answer)));
    }

    /// What a user with an authenticator comes to know, or loses.
    private interface Change {

        void make(User user, Caller.Answer answer);
    }

    private static String proven(Scene scene, String path, int status, Change change) {
        Access access = bearer(scene);
        User user = holder(access);
        String code = LoginOperations.code(scene, user);
        return ask(scene, access, path, code, answer -> {
            if (user.factor == null) {
                return refusal(answer, 404, "No authenticator", user.tenant, user);
            }
            if (!LoginOperations.isProven(scene, user, code)) {
                return refusal(answer, 401, CHALLENGE_FAILED, user.tenant, user);
            }
            change.make(user, answer);
            return expect(answer, status, user);
        });
    }

    private static List<?> codes(Caller.Answer answer) {
        List<?> codes = (List<?>) Objects.requireNonNull(answer.member("recovery_codes"));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        return codes;
    }
}
