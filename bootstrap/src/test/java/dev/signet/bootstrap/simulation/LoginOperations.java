package dev.signet.bootstrap.simulation;

import static dev.signet.bootstrap.simulation.Answers.expect;
import static dev.signet.bootstrap.simulation.Answers.form;
import static dev.signet.bootstrap.simulation.Answers.refusal;
import static dev.signet.bootstrap.simulation.Answers.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How people get in: by their password, and by what they hold beside it.
final class LoginOperations {

    static final List<Operation> ALL = List.of(
            new Operation("log in through a client", 12, LoginOperations::logInThroughClient),
            new Operation("log in", 16, LoginOperations::logIn),
            new Operation("guess a password", 3, LoginOperations::guess),
            new Operation("use a former password", 3, LoginOperations::useFormer));

    private LoginOperations() {}

    private static String logInThroughClient(Scene scene) {
        Client client = scene.one(scene.model.clients(), c -> true);
        User user = scene.one(client.tenant.users, u -> true);
        String code = code(scene, user);
        Caller.Answer answer = scene.heard(form(
                scene.node(),
                client.tenant,
                client.id,
                client.secret,
                "grant_type=password&username=%s&password=%s&mfa_code=%s"
                        .formatted(user.name, url(user.passwords.current()), code)));
        if (!client.tenant.served) {
            return expect(answer, 404, client);
        }
        if (!client.served()) {
            return refusal(answer, 401, client.tenant, client);
        }
        if (!user.passwords.exists()
                || !user.active
                || user.passwords.isOver(scene.now())
                || !isProven(scene, user, code)) {
            return refusal(answer, 400, user.tenant, user);
        }
        Set<String> granted = new TreeSet<>(client.scopes);
        granted.retainAll(user.allowed());
        return begun(scene, answer, user, client, granted);
    }

    private static String logIn(Scene scene) {
        User user = scene.one(scene.model.users(), u -> true);
        String code = code(scene, user);
        return judge(scene, user, code, scene.heard(ask(scene.node(), user, user.passwords.current(), code)));
    }

    /// Presents the right password, or one that is not.
    static Caller.Answer ask(Caller node, User user, String password, String code) {
        return node.json(
                "/oauth/token",
                "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"%s\",\"mfa_code\":\"%s\"}"
                        .formatted(user.name, password, code),
                "X-Tenant-ID",
                user.tenant.slug);
    }

    /// Compares the answer to who presented their password and this code, and notes what follows from it.
    static String judge(Scene scene, User user, String code, Caller.Answer answer) {
        Tenant tenant = user.tenant;
        if (!tenant.served) {
            return expect(answer, 404, user);
        }
        if (!user.passwords.exists()) {
            return refusal(answer, 401, "Invalid username or password", tenant, user);
        }
        if (!user.active) {
            return refusal(answer, 403, "Account disabled", tenant, user);
        }
        if (user.passwords.isOver(scene.now())) {
            return refusal(answer, 403, "Password expired; rotation required", tenant, user);
        }
        if (!isProven(scene, user, code)) {
            return refusal(answer, 401, "Multi-factor challenge failed", tenant, user);
        }
        Set<String> granted = new TreeSet<>(user.given());
        granted.addAll(List.of("openid", "profile"));
        String begun = begun(scene, answer, user, null, granted);
        assertThat(OffsetDateTime.parse(answer.text("password_expires_at")).toInstant())
                .as("when the password of %s ends", user)
                .isEqualTo(user.passwords.end());
        return begun;
    }

    private static String begun(
            Scene scene, Caller.Answer answer, User user, @Nullable Client client, Set<String> granted) {
        expect(answer, 200, user);
        Family family = new Family(user, client, granted, answer.text("refresh_token"), scene.now());
        scene.model.families.add(family);
        Access access = new Access(user.tenant, client, family, answer.text("access_token"));
        assertThat(access.claims.scopes()).as("scopes of %s", family).isEqualTo(granted);
        scene.model.accesses.add(access);
        return family.toString();
    }

    private static String guess(Scene scene) {
        User user = scene.one(scene.model.users(), u -> true);
        return refused(scene, user, "Wrong-" + user.passwords.current());
    }

    private static String useFormer(Scene scene) {
        User user = scene.one(scene.model.users(), u -> u.passwords.former().size() > 1);
        String former = scene.one(user.passwords.former(), p -> !p.equals(user.passwords.current()));
        return refused(scene, user, former);
    }

    private static String refused(Scene scene, User user, String password) {
        Caller.Answer answer = scene.heard(ask(scene.node(), user, password, code(scene, user)));
        return refusal(answer, user.tenant.served ? 401 : 404, user.tenant, user);
    }

    /// What somebody types beside their password: mostly a good code, if they need one.
    static String code(Scene scene, User user) {
        Authenticator factor = user.factor;
        if (factor == null) {
            return "";
        }
        return switch (scene.chance.nextInt(10)) {
            case 0 -> "";
            case 1 -> "000000";
            case 2, 3 -> factor.lastCode();
            case 4 -> factor.unused.isEmpty() ? "" : factor.unused.getFirst();
            case 5 -> factor.used.isEmpty() ? "" : scene.one(factor.used, c -> true);
            default -> factor.code(scene.now(), scene.chance.nextInt(3) - 1);
        };
    }

    /// Whether `code` proves them, if they must be proven; then it is used up.
    static boolean isProven(Scene scene, User user, String code) {
        Authenticator factor = user.factor;
        return factor == null || factor.accepts(code, scene.now());
    }
}
