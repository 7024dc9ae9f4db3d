package dev.signet.bootstrap.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What ought to be: everything that was acknowledged, and what follows from it. It shares no code with the server.
final class Model {

    /// The settings of the nodes, from which times follow.
    static final Duration GRACE = Duration.ofSeconds(10);

    static final Duration IDLE = Duration.ofHours(1);
    static final Duration ABSOLUTE = Duration.ofHours(4);
    static final Duration ACCESS = Duration.ofMinutes(10);

    final List<Tenant> tenants = new ArrayList<>();
    final List<Family> families = new ArrayList<>();
    final List<Access> accesses = new ArrayList<>();

    List<Client> clients() {
        return tenants.stream().flatMap(tenant -> tenant.clients.stream()).toList();
    }

    List<User> users() {
        return tenants.stream().flatMap(tenant -> tenant.users.stream()).toList();
    }

    List<Group> groups() {
        return tenants.stream().flatMap(tenant -> tenant.groups.stream()).toList();
    }

    /// Whether somebody has tokens, dead or alive.
    boolean holdsSomething(User user) {
        return families.stream().anyMatch(family -> family.user == user);
    }

    /// Everybody's grants that `end` ends.
    void kill(Predicate<Family> end) {
        families.stream().filter(end).forEach(family -> family.state = Family.State.DEAD);
    }

    void killAllOf(User user) {
        kill(family -> family.user == user);
    }

    /// Somebody is no more, nor is anything that was theirs.
    void remove(User user) {
        user.tenant.users.remove(user);
        user.tenant.removed.add(user);
        user.tenant.groups.stream().filter(group -> group.members.remove(user)).forEach(group -> group.tags.change(""));
        killAllOf(user);
    }
}
