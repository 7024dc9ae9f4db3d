package dev.signet.bootstrap.simulation;

import static dev.signet.bootstrap.simulation.Answers.expect;

import dev.signet.bootstrap.simulation.Provisioning.Asked;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What provisioning clients do with groups.
final class GroupOperations {

    static final List<Operation> ALL = List.of(
            new Operation("make a group", 3, GroupOperations::create),
            new Operation("make a group of strangers", 1, GroupOperations::createOfStrangers),
            new Operation("replace a group", 2, GroupOperations::replace),
            new Operation("join a group", 4, GroupOperations::join),
            new Operation("leave a group", 3, GroupOperations::leave),
            new Operation("look at a group", 4, GroupOperations::look),
            new Operation("change a group unseen", 2, GroupOperations::changeUnseen),
            new Operation("delete a group", 1, GroupOperations::delete));

    private static final int MOST_GROUPS = 4;

    private GroupOperations() {}

    private static String create(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> t.groups.size() < MOST_GROUPS);
        String name = scene.newName("Group");
        Set<User> members = some(scene, tenant);
        return Provisioning.ask(scene, tenant, new Asked("POST", "/Groups", json(name, members)), answer -> {
            expect(answer, 201, name);
            Group group = new Group(tenant, answer.text("id"), name);
            group.members.addAll(members);
            tenant.groups.add(group);
            group.tags.see(Provisioning.tag(answer));
            Provisioning.isShown(Provisioning.whole(answer), group);
            return group.toString();
        });
    }

    /// Nobody of another tenant belongs to a group, nor anybody who is no more.
    private static String createOfStrangers(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> true);
        Tenant other = scene.one(scene.model.tenants, t -> t != tenant);
        User stranger = tenant.removed.isEmpty() || scene.chance.nextBoolean()
                ? scene.one(other.users, u -> true)
                : scene.one(tenant.removed, u -> true);
        String body = json(scene.newName("Group"), Set.of(stranger));
        return Provisioning.ask(
                scene, tenant, new Asked("POST", "/Groups", body), answer -> expect(answer, 400, stranger));
    }

    private static String replace(Scene scene) {
        Group group = scene.one(scene.model.groups(), g -> true);
        String name = scene.chance.nextBoolean() ? group.name : scene.newName("Renamed");
        Set<User> members = some(scene, group.tenant);
        return change(scene, group, new Asked("PUT", "/Groups/" + group.id, json(name, members)), name, members);
    }

    private static String join(Scene scene) {
        Group group = scene.one(scene.model.groups(), g -> true);
        User user = scene.one(group.tenant.users, u -> true);
        Set<User> members = new LinkedHashSet<>(group.members);
        members.add(user);
        String operation = "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}".formatted(user.id);
        return change(scene, group, patching(group, operation), group.name, members);
    }

    /// As one client says it, or as the other does.
    private static String leave(Scene scene) {
        Group group = scene.one(scene.model.groups(), g -> !g.members.isEmpty());
        User user = scene.one(List.copyOf(group.members), u -> true);
        Set<User> members = new LinkedHashSet<>(group.members);
        members.remove(user);
        String operation = scene.chance.nextBoolean()
                ? "{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}".formatted(user.id)
                : "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}".formatted(user.id);
        return change(scene, group, patching(group, operation), group.name, members);
    }

    private static Asked patching(Group group, String operation) {
        return new Asked("PATCH", "/Groups/" + group.id, Provisioning.message(List.of(operation)));
    }

    private static String change(Scene scene, Group group, Asked asked, String name, Set<User> members) {
        return Provisioning.ask(scene, group.tenant, asked, answer -> {
            expect(answer, 200, group);
            if (group.name.equals(name) && group.members.equals(members)) {
                group.tags.see(Provisioning.tag(answer));
            } else {
                group.tags.change(Provisioning.tag(answer));
            }
            group.name = name;
            group.members.clear();
            group.members.addAll(members);
            Provisioning.isShown(Provisioning.whole(answer), group);
            return group.toString();
        });
    }

    /// Whoever has the present version is told so; whoever has an older one gets the present one.
    private static String look(Scene scene) {
        Group group = scene.one(scene.model.groups(), g -> true);
        boolean fresh = !group.tags.current().isEmpty() && scene.chance.nextBoolean();
        Asked asked = new Asked("GET", "/Groups/" + group.id, "");
        if (fresh) {
            asked = asked.with("If-None-Match", group.tags.current());
        } else if (!group.tags.stale.isEmpty()) {
            asked = asked.with("If-None-Match", group.tags.stale.getLast());
        }
        return Provisioning.ask(scene, group.tenant, asked, answer -> {
            if (fresh) {
                return expect(answer, 304, group);
            }
            expect(answer, 200, group);
            group.tags.see(Provisioning.tag(answer));
            Provisioning.isShown(Provisioning.whole(answer), group);
            return group.toString();
        });
    }

    private static String changeUnseen(Scene scene) {
        Group group = scene.one(scene.model.groups(), g -> !g.tags.stale.isEmpty());
        String stale = scene.one(group.tags.stale, t -> true);
        Asked asked = new Asked("PUT", "/Groups/" + group.id, json("Overwritten", Set.of())).with("If-Match", stale);
        return Provisioning.ask(scene, group.tenant, asked, answer -> expect(answer, 412, group));
    }

    private static String delete(Scene scene) {
        Group group = scene.one(scene.model.groups(), g -> true);
        return Provisioning.ask(scene, group.tenant, new Asked("DELETE", "/Groups/" + group.id, ""), answer -> {
            group.tenant.groups.remove(group);
            return expect(answer, 204, group);
        });
    }

    private static Set<User> some(Scene scene, Tenant tenant) {
        Set<User> some = new LinkedHashSet<>(tenant.users);
        some.removeIf(user -> scene.chance.nextBoolean());
        return some;
    }

    private static String json(String name, Collection<User> members) {
        return "{\"displayName\":\"%s\",\"members\":[%s]}"
                .formatted(
                        name,
                        members.stream()
                                .map(user -> "{\"value\":\"%s\"}".formatted(user.id))
                                .collect(Collectors.joining(",")));
    }
}
