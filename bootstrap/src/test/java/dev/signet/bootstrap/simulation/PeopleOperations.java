package dev.signet.bootstrap.simulation;

import static dev.signet.bootstrap.simulation.Answers.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import dev.signet.bootstrap.simulation.Provisioning.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// What provisioning clients do with people.
final class PeopleOperations {

    static final List<Operation> ALL = List.of(
            new Operation("provision somebody", 4, PeopleOperations::create),
            new Operation("provision a taken name", 1, PeopleOperations::createTaken),
            new Operation("replace somebody", 4, PeopleOperations::replace),
            new Operation("patch somebody", 8, PeopleOperations::patch),
            new Operation("deactivate somebody", 4, scene -> activate(scene, false)),
            new Operation("reactivate somebody", 4, scene -> activate(scene, true)),
            new Operation("delete somebody", 1, PeopleOperations::delete),
            new Operation("change somebody unseen", 4, PeopleOperations::changeUnseen),
            new Operation("look at somebody", 4, PeopleOperations::look),
            new Operation("look for somebody deleted", 1, PeopleOperations::lookForDeleted));

    static final List<String> TITLES = List.of("Guide", "Clerk", "Cook");

    private static final int MOST_USERS = 9;

    private PeopleOperations() {}

    /// A change, as a message says it and as the model takes it.
    private record Edit(String operation, Consumer<User> effect) {}

    private static String create(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> t.users.size() < MOST_USERS);
        boolean again = !tenant.removed.isEmpty() && scene.chance.nextInt(3) == 0;
        String name = again ? freed(scene, tenant) : scene.newName("person");
        String title = scene.one(TITLES, t -> true);
        boolean active = scene.chance.nextInt(5) > 0;
        String password = scene.chance.nextBoolean() ? scene.newName("First-Pass") : "";
        String body = "{\"userName\":\"%s\",\"title\":\"%s\",\"active\":%s%s}"
                .formatted(name, title, active, password.isEmpty() ? "" : ",\"password\":\"%s\"".formatted(password));
        return Provisioning.ask(scene, tenant, new Asked("POST", "/Users", body), answer -> {
            expect(answer, 201, name);
            User user = new User(tenant, name, answer.text("id"));
            user.title = title;
            user.active = active;
            if (!password.isEmpty()) {
                user.passwords.set(password, tenant.policy, scene.now());
            }
            tenant.users.add(user);
            user.tags.see(Provisioning.tag(answer));
            Provisioning.isShown(Provisioning.whole(answer), user);
            return user.toString();
        });
    }

    private static String freed(Scene scene, Tenant tenant) {
        Set<String> held = tenant.users.stream().map(user -> user.name).collect(java.util.stream.Collectors.toSet());
        return scene.one(tenant.removed, user -> !held.contains(user.name)).name;
    }

    private static String createTaken(Scene scene) {
        User user = scene.one(scene.model.users(), u -> true);
        String body = "{\"userName\":\"%s\"}".formatted(user.name.toUpperCase(Locale.ROOT));
        return Provisioning.ask(scene, user.tenant, new Asked("POST", "/Users", body), answer -> {
            expect(answer, 409, user);
            assertThat(answer.text("scimType")).isEqualTo("uniqueness");
            return user + " is there already";
        });
    }

    /// What is not named is cleared, but for what nobody loses by silence.
    private static String replace(Scene scene) {
        User user = scene.one(scene.model.users(), u -> true);
        String title = scene.chance.nextBoolean() ? "" : scene.one(TITLES, t -> true);
        String display = scene.chance.nextBoolean() ? "" : scene.newName("Display");
        String body = "{\"userName\":\"%s\"%s%s}"
                .formatted(
                        user.name,
                        title.isEmpty() ? "" : ",\"title\":\"%s\"".formatted(title),
                        display.isEmpty() ? "" : ",\"displayName\":\"%s\"".formatted(display));
        return change(scene, user, new Asked("PUT", "/Users/" + user.id, body), List.of(new Edit("", u -> {
            u.title = title;
            u.displayName = display;
        })));
    }

    private static String patch(Scene scene) {
        User user = scene.one(scene.model.users(), u -> true);
        List<Edit> edits = new ArrayList<>();
        for (int i = scene.chance.nextInt(3); i >= 0; i--) {
            edits.add(edit(scene));
        }
        if (scene.chance.nextInt(8) == 0) {
            return patchInVain(scene, user, edits);
        }
        return change(scene, user, patching(user, edits), edits);
    }

    private static Asked patching(User user, List<Edit> edits) {
        return new Asked(
                "PATCH",
                "/Users/" + user.id,
                Provisioning.message(edits.stream().map(Edit::operation).toList()));
    }

    /// All operations are one change or none.
    private static String patchInVain(Scene scene, User user, List<Edit> edits) {
        List<Edit> all = new ArrayList<>(edits);
        all.add(new Edit("{\"op\":\"replace\",\"path\":\"shoeSize\",\"value\":\"44\"}", u -> {}));
        return Provisioning.ask(scene, user.tenant, patching(user, all), answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.text("scimType")).isEqualTo("invalidPath");
            return user + " as before";
        });
    }

    private static Edit edit(Scene scene) {
        String title = scene.one(TITLES, t -> true);
        String fresh = scene.newName("Patched");
        String role = "role" + scene.chance.nextInt(3);
        return switch (scene.chance.nextInt(9)) {
            case 0 -> new Edit("{\"op\":\"remove\",\"path\":\"title\"}", u -> u.title = "");
            case 1 ->
                new Edit(
                        "{\"op\":\"Replace\",\"value\":{\"title\":\"%s\",\"displayName\":\"%s\"}}"
                                .formatted(title, fresh),
                        u -> {
                            u.title = title;
                            u.displayName = fresh;
                        });
            case 2 ->
                new Edit(
                        "{\"op\":\"Add\",\"path\":\"displayName\",\"value\":\"%s\"}".formatted(fresh),
                        u -> u.displayName = fresh);
            case 3 ->
                new Edit(
                        "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"%s\"}"
                                .formatted(fresh.toLowerCase(Locale.ROOT)),
                        u -> u.name = fresh.toLowerCase(Locale.ROOT));
            case 4 ->
                new Edit(
                        "{\"op\":\"replace\",\"path\":\"password\",\"value\":\"%s\"}".formatted(fresh),
                        u -> u.passwords.set(fresh, u.tenant.policy, scene.now()));
            case 5 ->
                new Edit("{\"op\":\"add\",\"path\":\"roles\",\"value\":[{\"value\":\"%s\"}]}".formatted(role), u -> {
                    u.roles.add(role);
                    u.tenant.roles.putIfAbsent(role, Set.of());
                });
            case 6 ->
                new Edit(
                        "{\"op\":\"remove\",\"path\":\"roles[value eq \\\"%s\\\"]\"}".formatted(role),
                        u -> u.roles.remove(role));
            default ->
                new Edit(
                        "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"%s\"}".formatted(title),
                        u -> u.title = title);
        };
    }

    private static String activate(Scene scene, boolean active) {
        User user = scene.preferably(
                scene.model.users().stream().filter(u -> u.active != active).toList(), scene.model::holdsSomething);
        Edit edit = new Edit(
                switch (scene.chance.nextInt(3)) {
                    case 0 -> "{\"op\":\"replace\",\"path\":\"active\",\"value\":%s}".formatted(active);
                    case 1 ->
                        "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"%s\"}"
                                .formatted(active ? "True" : "False");
                    default -> "{\"op\":\"replace\",\"value\":{\"active\":%s}}".formatted(active);
                },
                u -> u.active = active);
        return change(scene, user, patching(user, List.of(edit)), List.of(edit));
    }

    /// What a version that is known to be the present one guards goes through, what an older one does not.
    private static String changeUnseen(Scene scene) {
        User user = scene.one(scene.model.users(), u -> !u.tags.current().isEmpty() && !u.tags.stale.isEmpty());
        Edit edit = edit(scene);
        Asked asked = patching(user, List.of(edit));
        if (scene.chance.nextBoolean()) {
            return change(scene, user, asked.with("If-Match", user.tags.current()), List.of(edit));
        }
        String stale = scene.one(user.tags.stale, t -> true);
        return Provisioning.ask(scene, user.tenant, asked.with("If-Match", stale), answer -> expect(answer, 412, user));
    }

    private static String change(Scene scene, User user, Asked asked, List<Edit> edits) {
        return Provisioning.ask(scene, user.tenant, asked, answer -> changed(scene, user, edits, answer));
    }

    private static String changed(Scene scene, User user, List<Edit> edits, Caller.Answer answer) {
        expect(answer, 200, user);
        String before = user.shown();
        int passwords = user.passwords.former().size();
        edits.forEach(edit -> edit.effect().accept(user));
        boolean another = user.passwords.former().size() > passwords;
        if (another || !user.shown().equals(before)) {
            user.tags.change(Provisioning.tag(answer));
        } else {
            user.tags.see(Provisioning.tag(answer));
        }
        if (another || !user.active) {
            scene.model.killAllOf(user);
        }
        Provisioning.isShown(Provisioning.whole(answer), user);
        return before + " -> " + user.shown() + TokenOperations.lookAtWhatIsHeldBy(scene, user);
    }

    private static String delete(Scene scene) {
        User user = scene.one(scene.model.users(), u -> u.tenant.users.size() > 2);
        return Provisioning.ask(scene, user.tenant, new Asked("DELETE", "/Users/" + user.id, ""), answer -> {
            expect(answer, 204, user);
            scene.model.remove(user);
            return user + " is no more" + TokenOperations.lookAtWhatIsHeldBy(scene, user);
        });
    }

    /// Whoever has the present version is told so.
    private static String look(Scene scene) {
        User user = scene.one(scene.model.users(), u -> true);
        String known = scene.chance.nextBoolean() ? user.tags.current() : "";
        Asked asked = new Asked("GET", "/Users/" + user.id, "");
        return Provisioning.ask(
                scene, user.tenant, known.isEmpty() ? asked : asked.with("If-None-Match", known), answer -> {
                    if (!known.isEmpty()) {
                        return expect(answer, 304, user);
                    }
                    user.tags.see(Provisioning.tag(answer));
                    Provisioning.isShown(Provisioning.whole(answer), user);
                    return expect(answer, 200, user);
                });
    }

    private static String lookForDeleted(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> !t.removed.isEmpty());
        User user = scene.one(tenant.removed, u -> true);
        boolean again = scene.chance.nextBoolean();
        return Provisioning.ask(
                scene,
                tenant,
                new Asked(again ? "DELETE" : "GET", "/Users/" + user.id, ""),
                answer -> expect(answer, again ? 204 : 404, user));
    }
}
