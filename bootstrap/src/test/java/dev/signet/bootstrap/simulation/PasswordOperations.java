package dev.signet.bootstrap.simulation;

import static dev.signet.bootstrap.simulation.Answers.expect;
import static dev.signet.bootstrap.simulation.Answers.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import java.time.OffsetDateTime;
import java.util.List;

/// How people change their own passwords.
final class PasswordOperations {

    static final List<Operation> ALL = List.of(
            new Operation("change one's password", 8, PasswordOperations::rotate),
            new Operation("change a password by a former one", 2, PasswordOperations::rotateByFormer));

    private PasswordOperations() {}

    private static String rotate(Scene scene) {
        User user = scene.one(scene.model.users(), u -> u.passwords.exists());
        String next = switch (scene.chance.nextInt(10)) {
            case 0 -> user.passwords.current();
            case 1, 2, 3 -> scene.one(user.passwords.former(), p -> true);
            default -> scene.newName("Chosen-Pass");
        };
        String code = LoginOperations.code(scene, user);
        Caller.Answer answer = scene.heard(ask(scene.node(), user, user.passwords.current(), next, code));
        return judge(scene, user, next, code, answer);
    }

    static Caller.Answer ask(Caller node, User user, String current, String next, String code) {
        return node.json(
                "/" + user.tenant.slug + "/credentials/password/rotate",
                "{\"username\":\"%s\",\"current_password\":\"%s\",\"new_password\":\"%s\",\"mfa_code\":\"%s\"}"
                        .formatted(user.name, current, next, code));
    }

    /// Compares the answer to who knew the present password, and notes what follows from it.
    static String judge(Scene scene, User user, String next, String code, Caller.Answer answer) {
        Tenant tenant = user.tenant;
        if (!tenant.served) {
            return expect(answer, 404, user);
        }
        if (!user.active) {
            return refusal(answer, 403, "Account disabled", tenant, user);
        }
        if (!LoginOperations.isProven(scene, user, code)) {
            return refusal(answer, 401, "Multi-factor challenge failed", tenant, user);
        }
        if (!user.passwords.permits(next, tenant.policy, scene.now())) {
            return refusal(answer, 422, tenant, user);
        }
        expect(answer, 200, user);
        user.passwords.set(next, tenant.policy, scene.now());
        scene.model.killAllOf(user);
        assertThat(OffsetDateTime.parse(answer.text("password_expires_at")).toInstant())
                .as("when the password of %s ends", user)
                .isEqualTo(user.passwords.end());
        return user + " has another" + TokenOperations.lookAtWhatIsHeldBy(scene, user);
    }

    private static String rotateByFormer(Scene scene) {
        User user = scene.one(scene.model.users(), u -> u.passwords.former().size() > 1);
        String former = scene.one(user.passwords.former(), p -> !p.equals(user.passwords.current()));
        Caller.Answer answer = scene.heard(
                ask(scene.node(), user, former, scene.newName("Stolen-Pass"), LoginOperations.code(scene, user)));
        return refusal(answer, user.tenant.served ? 401 : 404, user.tenant, user);
    }
}
