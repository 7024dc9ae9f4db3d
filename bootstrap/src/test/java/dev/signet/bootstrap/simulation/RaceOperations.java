package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Many want the same at once, on all nodes.
final class RaceOperations {

    static final List<Operation> ALL = List.of(
            new Operation("a race for one token", 5, RaceOperations::forToken),
            new Operation("a race for one code", 8, RaceOperations::forCode),
            new Operation("a race for one password", 2, RaceOperations::forPassword),
            new Operation("a race with an administrator", 2, RaceOperations::withAdministrator),
            new Operation("a race for one version", 3, RaceOperations::forVersion));

    private static final int RACERS = 6;

    private RaceOperations() {}

    /// Of many who present one token at once, a client gets one successor, however often it asks; without a client one
    /// asker gets it.
    private static String forToken(Scene scene) {
        Family family = scene.recent(
                scene.model.families,
                f -> !f.tokens.getLast().isEmpty() && f.fate(f.generation(), scene.now()) == Family.Fate.SUCCESSOR);
        int presented = family.generation();
        List<Caller.Answer> won =
                won(atOnce(scene, RACERS, (i, node) -> TokenOperations.redeem(node, family, presented)));
        assertThat(won).as("who won %s", family).hasSize(family.client == null ? 1 : RACERS);
        assertThat(won.stream().map(answer -> answer.text("refresh_token")).distinct())
                .hasSize(1);
        return TokenOperations.judge(scene, family, presented, won.getFirst());
    }

    /// A code lets one of them in.
    private static String forCode(Scene scene) {
        Instant now = scene.now();
        User user = scene.one(scene.model.users(), u -> mayLogIn(u, now) && u.factor != null && u.factor.isFresh(now));
        Authenticator factor = java.util.Objects.requireNonNull(user.factor);
        boolean paper = !factor.unused.isEmpty() && scene.chance.nextInt(3) == 0;
        String code = paper ? factor.unused.getLast() : factor.code(now, 0);
        List<Caller.Answer> won = won(
                atOnce(scene, RACERS, (i, node) -> LoginOperations.ask(node, user, user.passwords.current(), code)));
        assertThat(won).as("who got in as %s by %s", user, code).hasSize(1);
        return LoginOperations.judge(scene, user, code, won.getFirst());
    }

    /// Of two changes that know the same password one counts.
    private static String forPassword(Scene scene) {
        User user = scene.one(
                scene.model.users(),
                u -> mayLogIn(u, scene.now())
                        && u.factor == null
                        && u.passwords.permits("", u.tenant.policy, scene.now()));
        List<String> wanted = List.of(scene.newName("Racing-Pass"), scene.newName("Racing-Pass"));
        List<Caller.Answer> answers = atOnce(
                scene,
                wanted.size(),
                (i, node) -> PasswordOperations.ask(node, user, user.passwords.current(), wanted.get(i), ""));
        assertThat(won(answers)).as("who changed the password of %s", user).hasSize(1);
        int winner = answers.get(0).status() == 200 ? 0 : 1;
        return PasswordOperations.judge(scene, user, wanted.get(winner), "", answers.get(winner));
    }

    /// An administrator is obeyed, whatever the user does meanwhile: the password is one of the two afterwards.
    private static String withAdministrator(Scene scene) {
        User user = scene.one(
                scene.model.users(),
                u -> mayLogIn(u, scene.now())
                        && u.factor == null
                        && u.passwords.permits("", u.tenant.policy, scene.now()));
        String own = scene.newName("Own-Pass");
        String set = scene.newName("Set-Pass");
        String path = "/admin/v1/tenants/" + user.tenant.slug + "/users/" + user.id + "/password";
        List<Caller.Answer> answers = atOnce(
                scene,
                2,
                (i, node) -> i == 0
                        ? PasswordOperations.ask(node, user, user.passwords.current(), own, "")
                        : node.operator("PUT", path, "{\"password\":\"%s\"}".formatted(set)));
        assertThat(answers.get(1).status()).as(answers.get(1).body()).isEqualTo(204);
        boolean both = answers.get(0).status() == 200;
        if (both) {
            user.passwords.set(own, user.tenant.policy, scene.now());
        } else {
            Answers.refusal(answers.get(0), 401, user.tenant, user);
        }
        user.passwords.set(set, user.tenant.policy, scene.now());
        scene.model.killAllOf(user);
        Caller.Answer login = scene.heard(LoginOperations.ask(scene.node(), user, set, ""));
        return "both %s, then %s".formatted(both, LoginOperations.judge(scene, user, "", login));
    }

    /// Of many who change the same version one does.
    private static String forVersion(Scene scene) {
        User user = scene.one(
                scene.model.users(), u -> u.tenant.served && !u.tags.current().isEmpty());
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            wanted.add(scene.newName("Raced"));
        }
        Map<String, String> headers = Map.of(
                "x-service-token", dev.signet.bootstrap.server.Node.SERVICE_TOKEN, "If-Match", user.tags.current());
        String path = "/" + user.tenant.slug + "/scim/v2/Users/" + user.id;
        List<Caller.Answer> answers = atOnce(
                scene,
                RACERS,
                (i, node) -> node.send(
                        "PATCH",
                        path,
                        Provisioning.message(List.of("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"%s\"}"
                                .formatted(wanted.get(i)))),
                        headers));
        assertThat(answers)
                .map(Caller.Answer::status)
                .as("who changed %s", user)
                .containsOnly(200, 412);
        List<Caller.Answer> won = won(answers);
        assertThat(won).as("who changed %s", user).hasSize(1);
        user.displayName = wanted.get(answers.indexOf(won.getFirst()));
        user.tags.change(Provisioning.tag(won.getFirst()));
        Provisioning.isShown(Provisioning.whole(won.getFirst()), user);
        return user + " is " + user.displayName;
    }

    private static boolean mayLogIn(User user, Instant now) {
        return user.tenant.served && user.active && user.passwords.exists() && !user.passwords.isOver(now);
    }

    private static List<Caller.Answer> won(List<Caller.Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == 200).toList();
    }

    private static List<Caller.Answer> atOnce(
            Scene scene, int racers, BiFunction<Integer, Caller, Caller.Answer> work) {
        List<Caller> nodes = scene.everyNode();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Caller.Answer>> asked = IntStream.range(0, racers)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> work.apply(i, nodes.get(i % nodes.size())), threads))
                    .toList();
            return asked.stream().map(CompletableFuture::join).map(scene::heard).toList();
        }
    }
}
