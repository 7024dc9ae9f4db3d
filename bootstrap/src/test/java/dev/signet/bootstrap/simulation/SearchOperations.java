package dev.signet.bootstrap.simulation;

import static dev.signet.bootstrap.simulation.Answers.expect;
import static dev.signet.bootstrap.simulation.Answers.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import dev.signet.bootstrap.simulation.Provisioning.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How provisioning clients find people, and walk through all of them.
final class SearchOperations {

    static final List<Operation> ALL = List.of(
            new Operation("find people", 8, SearchOperations::find),
            new Operation("walk by number", 2, SearchOperations::walkByNumber),
            new Operation("walk by place", 3, SearchOperations::walkByPlace),
            new Operation("list groups", 2, SearchOperations::listGroups));

    private static final int LONGEST_WALK = 40;

    private SearchOperations() {}

    /// A filter, and whom it ought to find.
    private record Sought(String filter, Predicate<User> whom) {}

    private static Sought simple(Scene scene, Tenant tenant) {
        User user = scene.one(tenant.users, u -> true);
        String title = scene.one(PeopleOperations.TITLES, t -> true);
        String role = "role" + scene.chance.nextInt(3);
        return switch (scene.chance.nextInt(9)) {
            case 0, 1 -> new Sought("userName eq \"%s\"".formatted(user.name), user::equals);
            case 2 -> new Sought("USERNAME Eq \"%s\"".formatted(user.name.toUpperCase(Locale.ROOT)), user::equals);
            case 3 -> new Sought("userName sw \"person\"", u -> u.name.startsWith("person"));
            case 4 -> new Sought("title eq \"%s\"".formatted(title), u -> u.title.equals(title));
            case 5 -> new Sought("title pr", u -> !u.title.isEmpty());
            case 6 -> new Sought("active eq false", u -> !u.active);
            case 7 -> new Sought("roles.value eq \"%s\"".formatted(role), u -> u.roles.contains(role));
            default -> new Sought("displayName co \"splay\"", u -> u.displayName.contains("splay"));
        };
    }

    private static Sought sought(Scene scene, Tenant tenant) {
        Sought one = simple(scene, tenant);
        Sought other = simple(scene, tenant);
        return switch (scene.chance.nextInt(6)) {
            case 0 ->
                new Sought(one.filter() + " and " + other.filter(), one.whom().and(other.whom()));
            case 1 ->
                new Sought(one.filter() + " or " + other.filter(), one.whom().or(other.whom()));
            case 2 -> new Sought("not (" + one.filter() + ")", one.whom().negate());
            default -> one;
        };
    }

    private static String find(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> !t.users.isEmpty());
        Sought sought = sought(scene, tenant);
        return Provisioning.ask(
                scene, tenant, new Asked("GET", "/Users?filter=" + url(sought.filter()), ""), answer -> {
                    expect(answer, 200, sought.filter());
                    List<User> expected =
                            tenant.users.stream().filter(sought.whom()).toList();
                    areShown(sought.filter(), Provisioning.resources(answer), expected);
                    assertThat(answer.member("totalResults")).isEqualTo(expected.size());
                    return tenant + " " + sought.filter() + ": " + expected.size();
                });
    }

    private static void areShown(String what, List<Map<?, ?>> resources, List<User> expected) {
        assertThat(ids(resources))
                .as(what)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(u -> u.id).toList());
        for (Map<?, ?> resource : resources) {
            expected.stream()
                    .filter(user -> user.id.equals(resource.get("id")))
                    .forEach(user -> Provisioning.isShown(resource, user));
        }
    }

    private static List<String> ids(List<Map<?, ?>> resources) {
        return resources.stream().map(one -> String.valueOf(one.get("id"))).toList();
    }

    private static String walkByNumber(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> t.served);
        int count = 1 + scene.chance.nextInt(4);
        String sorted = scene.chance.nextBoolean() ? "" : "&sortBy=userName";
        List<Map<?, ?>> seen = new ArrayList<>();
        for (int start = 1; start <= tenant.users.size(); start += count) {
            Caller.Answer answer = page(scene, tenant, "?startIndex=%d&count=%d%s".formatted(start, count, sorted));
            assertThat(answer.member("totalResults")).isEqualTo(tenant.users.size());
            seen.addAll(Provisioning.resources(answer));
        }
        areShown("walk by " + count, seen, tenant.users);
        if (!sorted.isEmpty()) {
            assertThat(seen).map(one -> String.valueOf(one.get("userName"))).isSorted();
        }
        return tenant + " by " + count + sorted;
    }

    /// Whoever stays is seen exactly once, whoever else comes and goes meanwhile.
    private static String walkByPlace(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> t.served);
        int count = 1 + scene.chance.nextInt(4);
        String sorted = scene.chance.nextBoolean() ? "" : "&sortBy=title&sortOrder=descending";
        Set<User> stayed = Set.copyOf(tenant.users);
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        for (int i = 0; cursor.isPresent(); i++) {
            assertThat(i).as("pages").isLessThan(LONGEST_WALK);
            Caller.Answer answer = page(scene, tenant, "?count=%d&cursor=%s%s".formatted(count, cursor.get(), sorted));
            seen.addAll(ids(Provisioning.resources(answer)));
            cursor = Optional.ofNullable(answer.member("nextCursor")).map(String::valueOf);
            if (scene.chance.nextInt(3) == 0) {
                meanwhile(scene, sorted.isEmpty());
            }
        }
        assertThat(seen)
                .as("people of %s by %d%s", tenant, count, sorted)
                .doesNotHaveDuplicates()
                .containsAll(stayed.stream()
                        .filter(tenant.users::contains)
                        .map(user -> user.id)
                        .toList());
        return tenant + " by places of " + count + sorted;
    }

    /// Somebody comes, goes or changes; where the order is by what changes, only who comes and goes.
    private static void meanwhile(Scene scene, boolean mayChange) {
        List<Operation> comings = PeopleOperations.ALL.stream()
                .filter(operation ->
                        operation.name().matches(mayChange ? "provision.*|delete.*|patch.*" : "delete.*|deact.*"))
                .toList();
        try {
            Simulation.any(scene, comings).act().on(scene);
        } catch (Operation.Impossible e) {
            // then nobody does
        }
    }

    private static Caller.Answer page(Scene scene, Tenant tenant, String query) {
        List<Caller.Answer> pages = new ArrayList<>();
        Provisioning.ask(scene, tenant, new Asked("GET", "/Users" + query, ""), answer -> {
            pages.add(answer);
            return expect(answer, 200, tenant);
        });
        return pages.getFirst();
    }

    private static String listGroups(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> true);
        return Provisioning.ask(scene, tenant, new Asked("GET", "/Groups", ""), answer -> {
            List<Map<?, ?>> resources = Provisioning.resources(answer);
            assertThat(ids(resources))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            tenant.groups.stream().map(g -> g.id).collect(Collectors.toList()));
            resources.forEach(resource -> tenant.groups.stream()
                    .filter(group -> group.id.equals(resource.get("id")))
                    .forEach(group -> Provisioning.isShown(resource, group)));
            return expect(answer, 200, tenant);
        });
    }
}
