package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the operator does.
final class AdministrationOperations {

    static final List<Operation> ALL = List.of(
            new Operation("register a client", 2, AdministrationOperations::register),
            new Operation("provision a user", 2, AdministrationOperations::provision),
            new Operation("suspend or resume a tenant", 3, AdministrationOperations::toggleTenant),
            new Operation("suspend or resume a client", 4, AdministrationOperations::toggleClient),
            new Operation("retire a client", 1, AdministrationOperations::retire),
            new Operation("disable or enable a user", 4, AdministrationOperations::toggleUser),
            new Operation("set a password", 2, AdministrationOperations::setPassword),
            new Operation("rotate a secret", 4, AdministrationOperations::rotateSecret),
            new Operation("rotate a signing key", 3, AdministrationOperations::rotateKey),
            new Operation("define a role", 4, AdministrationOperations::defineRole),
            new Operation("assign roles", 4, AdministrationOperations::assignRoles),
            new Operation("change a credential policy", 2, AdministrationOperations::changePolicy));

    private static final int MOST_CLIENTS = 5;
    private static final int MOST_USERS = 6;
    private static final List<String> SCOPES = List.of("read:one", "read:two", "write:one", "write:two");

    private AdministrationOperations() {}

    /// A tenant with somebody in it.
    static void found(Scene scene) {
        Tenant tenant = new Tenant(scene.newName("sim"));
        scene.operate("POST", "", "{\"slug\":\"%s\",\"name\":\"Simulated\"}".formatted(tenant.slug));
        scene.model.tenants.add(tenant);
        for (int i = 0; i < 2; i++) {
            register(scene, tenant);
            provision(scene, tenant);
        }
    }

    private static String register(Scene scene) {
        return register(scene, scene.one(scene.model.tenants, t -> t.clients.size() < MOST_CLIENTS));
    }

    private static String register(Scene scene, Tenant tenant) {
        Set<String> scopes = new TreeSet<>(some(scene, SCOPES));
        scopes.add("openid");
        Client client = new Client(tenant, scene.newName("client"), scopes);
        Caller.Answer made = scene.operate(
                "POST",
                "/" + tenant.slug + "/clients",
                "{\"client_id\":\"%s\",\"grant_types\":[\"client_credentials\",\"password\",\"refresh_token\"],\"scope\":\"%s\"}"
                        .formatted(client.id, String.join(" ", scopes)));
        client.rotate(made.text("client_secret"), Instant.MAX);
        tenant.clients.add(client);
        return client.toString();
    }

    private static String provision(Scene scene) {
        return provision(scene, scene.one(scene.model.tenants, t -> t.users.size() < MOST_USERS));
    }

    private static String provision(Scene scene, Tenant tenant) {
        String name = scene.newName("user");
        String password = scene.newName("Pass-Of-Nobody");
        Caller.Answer made = scene.operate(
                "POST",
                "/" + tenant.slug + "/users",
                "{\"userName\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
        User user = new User(tenant, name, made.text("id"));
        user.passwords.set(password, tenant.policy, scene.now());
        tenant.users.add(user);
        return tenant + "/" + name;
    }

    private static String toggleTenant(Scene scene) {
        List<Tenant> suspended =
                scene.model.tenants.stream().filter(t -> !t.served).toList();
        Tenant tenant = suspended.isEmpty() ? scene.one(scene.model.tenants, t -> true) : suspended.getFirst();
        scene.operate("PATCH", "/" + tenant.slug, state(!tenant.served));
        tenant.toggle();
        return tenant + " served: " + tenant.served;
    }

    private static String toggleClient(Scene scene) {
        Client client = client(scene);
        scene.operate("PATCH", path(client), state(!client.active));
        client.active = !client.active;
        return client + " active: " + client.active;
    }

    private static String retire(Scene scene) {
        Client client = client(scene);
        scene.operate("DELETE", path(client), "");
        client.retired = true;
        client.tenant.clients.remove(client);
        scene.model.kill(family -> family.client == client);
        return client.toString();
    }

    private static String toggleUser(Scene scene) {
        User user = user(scene);
        scene.operate("PATCH", path(user), "{\"active\":%s}".formatted(!user.active));
        user.active = !user.active;
        user.tags.change("");
        if (!user.active) {
            scene.model.killAllOf(user);
        }
        return user + " active: " + user.active + TokenOperations.lookAtWhatIsHeldBy(scene, user);
    }

    private static String setPassword(Scene scene) {
        User user = user(scene);
        String password = scene.newName("Another-Pass");
        scene.operate("PUT", path(user) + "/password", "{\"password\":\"%s\"}".formatted(password));
        user.passwords.set(password, user.tenant.policy, scene.now());
        scene.model.killAllOf(user);
        return user.toString();
    }

    private static String rotateSecret(Scene scene) {
        Client client = client(scene);
        long overlap = scene.chance.nextBoolean() ? 0 : 300;
        Caller.Answer rotated =
                scene.operate("POST", path(client) + "/secret", "{\"overlap_seconds\":%d}".formatted(overlap));
        client.rotate(rotated.text("client_secret"), scene.now().plus(Duration.ofSeconds(overlap)));
        return client + " overlap " + overlap;
    }

    /// What the old key signed still counts.
    private static String rotateKey(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> true);
        boolean atOnce = scene.chance.nextBoolean();
        scene.operate("POST", "/" + tenant.slug + "/keys", "{\"at_once\":%s}".formatted(atOnce));
        return tenant + " at once: " + atOnce;
    }

    private static String defineRole(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> true);
        String role = "role" + scene.chance.nextInt(3);
        List<String> scopes = some(scene, SCOPES);
        scene.operate("PUT", "/" + tenant.slug + "/roles/" + role, "{\"scopes\":[%s]}".formatted(quoted(scopes)));
        tenant.roles.put(role, Set.copyOf(scopes));
        return tenant + " " + role + " " + scopes;
    }

    private static String assignRoles(Scene scene) {
        User user = user(scene);
        List<String> roles = some(scene, List.copyOf(user.tenant.roles.keySet()));
        scene.operate("PATCH", path(user), "{\"roles\":[%s]}".formatted(quoted(roles)));
        if (!user.roles.equals(Set.copyOf(roles))) {
            user.tags.change("");
        }
        user.roles.clear();
        user.roles.addAll(roles);
        return user + " " + roles;
    }

    /// What is there already keeps its end.
    private static String changePolicy(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> true);
        Tenant.Policy policy = new Tenant.Policy(
                scene.chance.nextBoolean() ? 90 : 2 + scene.chance.nextInt(4),
                scene.chance.nextInt(4),
                Duration.ofSeconds(scene.chance.nextBoolean() ? 0 : 60));
        scene.operate(
                "PUT",
                "/" + tenant.slug + "/credential-policy",
                "{\"password_max_age_days\":%d,\"password_history\":%d,\"password_min_age_seconds\":%d}"
                        .formatted(policy.days(), policy.history(), policy.age().toSeconds()));
        tenant.policy = policy;
        return tenant + " " + policy;
    }

    /// At the end nothing of the trail may be missing or out of order.
    static void trailsAreWhole(Scene scene) {
        for (Tenant tenant : scene.model.tenants) {
            Caller.Answer verified = scene.operate("GET", "/" + tenant.slug + "/audit/verify", "");
            assertThat(verified.member("broken")).as(verified.body()).isNull();
        }
    }

    private static Client client(Scene scene) {
        return scene.one(scene.model.clients(), c -> true);
    }

    private static User user(Scene scene) {
        return scene.one(scene.model.users(), u -> true);
    }

    private static List<String> some(Scene scene, List<String> all) {
        List<String> some = new ArrayList<>(all);
        some.removeIf(one -> scene.chance.nextBoolean());
        return some;
    }

    private static String state(boolean active) {
        return "{\"state\":\"%s\"}".formatted(active ? "active" : "suspended");
    }

    static String path(Client client) {
        return "/" + client.tenant.slug + "/clients/" + client.id;
    }

    private static String path(User user) {
        return "/" + user.tenant.slug + "/users/" + user.id;
    }

    private static String quoted(Collection<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(","));
    }
}
