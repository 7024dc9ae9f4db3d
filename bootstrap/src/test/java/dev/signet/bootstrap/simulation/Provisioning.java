package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import dev.signet.bootstrap.server.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A provisioning client, which takes any of the doors that are open to it, and what it reads in answers.
final class Provisioning {

    private static final String SERVICE = "x-service-token";

    private Provisioning() {}

    /// A way in.
    ///
    /// @param isItself whether the tenant is told by the token alone
    private record Door(String base, Map<String, String> headers, boolean isItself) {}

    private static Door door(Scene scene, Tenant tenant) {
        List<Provisioner> counting = tenant.provisioners.stream()
                .filter(one -> one.counts(scene.now()))
                .toList();
        return switch (scene.chance.nextInt(counting.isEmpty() ? 3 : 5)) {
            case 0 -> new Door("/" + tenant.slug + "/scim/v2", Map.of(SERVICE, Node.SERVICE_TOKEN), false);
            case 1 -> new Door("/v1/scim/" + tenant.slug, Map.of(SERVICE, Node.SERVICE_TOKEN), false);
            case 2 -> new Door("/scim/v2", Map.of(SERVICE, Node.SERVICE_TOKEN, "X-Tenant-ID", tenant.slug), false);
            case 3 -> new Door("/scim/v2", bearer(scene.one(counting, one -> true)), true);
            default -> new Door("/" + tenant.slug + "/scim/v2", bearer(scene.one(counting, one -> true)), false);
        };
    }

    static Map<String, String> bearer(Provisioner one) {
        return Map.of("Authorization", "Bearer " + one.token);
    }

    /// What comes back from a tenant that is served; from one that is not, nothing may.
    static String ask(Scene scene, Tenant tenant, Asked asked, Function<Caller.Answer, String> judge) {
        Door door = door(scene, tenant);
        Map<String, String> headers = new TreeMap<>(door.headers());
        headers.putAll(asked.headers());
        Caller.Answer answer =
                scene.heard(scene.node().send(asked.method(), door.base() + asked.path(), asked.body(), headers));
        if (!tenant.served) {
            assertThat(answer.status())
                    .as("%s is not served: %s", tenant, answer.body())
                    .isIn(door.isItself() ? List.of(401) : List.of(401, 404));
            return tenant + " is not served";
        }
        return judge.apply(answer);
    }

    /// What is asked.
    record Asked(String method, String path, String body, Map<String, String> headers) {

        Asked(String method, String path, String body) {
            this(method, path, body, Map.of());
        }

        Asked with(String header, String value) {
            return new Asked(method, path, body, Map.of(header, value));
        }
    }

    static String message(List<String> operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}"
                .formatted(String.join(",", operations));
    }

    static String tag(Caller.Answer answer) {
        return answer.whole().headers().firstValue("ETag").orElseThrow();
    }

    /// An object in an answer.
    static Map<?, ?> object(Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    static Map<?, ?> whole(Caller.Answer answer) {
        return object(Objects.requireNonNull(dev.signet.bootstrap.Document.parse(answer.body())));
    }

    static List<Map<?, ?>> resources(Caller.Answer answer) {
        List<Map<?, ?>> resources = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(answer.member("Resources"))).forEach(one -> resources.add(object(one)));
        return resources;
    }

    /// The `part` of each element.
    static Set<String> parts(Map<?, ?> resource, String attribute, String part) {
        List<?> elements = resource.get(attribute) instanceof List<?> list ? list : List.of();
        return elements.stream()
                .map(element -> String.valueOf(object(element).get(part)))
                .collect(Collectors.toSet());
    }

    static void isShown(Map<?, ?> resource, User user) {
        assertThat(resource.get("id")).as("%s", resource).isEqualTo(user.id);
        assertThat(resource.get("userName")).isEqualTo(user.name);
        assertThat(text(resource, "displayName")).isEqualTo(user.displayName);
        assertThat(text(resource, "title")).isEqualTo(user.title);
        assertThat(resource.get("active")).as("active of %s", user).isEqualTo(user.active);
        assertThat(parts(resource, "roles", "value")).as("roles of %s", user).isEqualTo(user.roles);
        assertThat(parts(resource, "groups", "value"))
                .as("groups of %s", user)
                .isEqualTo(user.tenant.groups.stream()
                        .filter(group -> group.members.contains(user))
                        .map(group -> group.id)
                        .collect(Collectors.toSet()));
    }

    static void isShown(Map<?, ?> resource, Group group) {
        assertThat(resource.get("id")).as("%s", resource).isEqualTo(group.id);
        assertThat(resource.get("displayName")).isEqualTo(group.name);
        assertThat(parts(resource, "members", "value"))
                .as("members of %s", group)
                .isEqualTo(group.members.stream().map(user -> user.id).collect(Collectors.toSet()));
    }

    private static String text(Map<?, ?> resource, String attribute) {
        Object value = resource.get(attribute);
        return value == null ? "" : String.valueOf(value);
    }
}
