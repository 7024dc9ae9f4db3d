package dev.signet.rest.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rest.Answer;
import dev.signet.rest.World;
import io.micronaut.web.router.Router;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenApiTest {

    /// What only the tests of the edge have.
    private static final List<String> OF_THE_TESTS = List.of("stumble", "dawdle");

    private final World world = new World();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void every_route_is_described() {
        assertThat(world.beans().getBean(OpenApi.class).undescribed())
                .as("a route without a Described that says what it takes and gives")
                .noneMatch(route -> OF_THE_TESTS.stream().noneMatch(route::contains));
    }

    @Test
    void every_described_method_has_a_route() {
        List<String> routed = world.beans()
                .getBean(Router.class)
                .uriRoutes()
                .map(route -> route.getTargetMethod().getDeclaringType().getName() + "#"
                        + route.getTargetMethod().getMethodName())
                .toList();

        assertThat(world.beans().getBeansOfType(Described.class))
                .isNotEmpty()
                .allSatisfy(described -> assertThat(routed)
                        .containsAll(described.operations().keySet().stream()
                                .map(method -> described.endpoint().getName() + "#" + method)
                                .toList()));
    }

    @Test
    void a_body_is_described_by_what_reads_it() {
        Map<String, Object> user = body(document(), "/admin/v1/tenants/{slug}/users", "post");

        assertThat(user.get("required")).isEqualTo(List.of("userName"));
        assertThat(object(object(user, "properties"), "displayName"))
                .containsEntry("maxLength", 256)
                .containsEntry("type", List.of("string", "null"));
        assertThat(object(object(user, "properties"), "password")).containsEntry("format", "password");
    }

    @Test
    void a_patch_needs_nothing_and_says_what_cannot_be_changed() {
        Map<String, Object> user = body(document(), "/admin/v1/tenants/{slug}/users/{id}", "patch");

        assertThat(user).doesNotContainKey("required");
        assertThat(object(object(user, "properties"), "password")).containsEntry("type", "null");
    }

    @Test
    void an_answer_is_described_by_its_type() {
        Map<String, Object> client = schema(document(), "RegisteredClient");

        assertThat(client.get("additionalProperties")).isEqualTo(false);
        assertThat(object(client, "properties")).containsKeys("client_id", "client_secret_expires_at", "grant_types");
        assertThat(client.get("required"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("client_id", "access_token_ttl_seconds")
                .doesNotContain("client_secret");
    }

    @Test
    void a_limit_is_only_described_where_it_is_held() {
        assertThat(object(object(schema(document(), "JsonToken"), "properties"), "token"))
                .as("an empty token is answered: it is not active")
                .doesNotContainKey("minLength");
        assertThat(object(object(schema(document(), "FormToken"), "properties"), "token"))
                .containsEntry("minLength", 1);
    }

    @Test
    void administration_has_one_way_to_write_names_and_those_of_scim() {
        Map<String, Object> document = document();
        Set<String> names = new TreeSet<>();
        object(document, "paths").forEach((path, operations) -> {
            if (path.startsWith("/admin/v1")) {
                gather(document, operations, new HashSet<>(), names);
            }
        });

        assertThat(names).contains("password_expires_at", "token_algorithm", "client_secret_expires_at");
        assertThat(names)
                .filteredOn(name -> !name.matches("[a-z]+(_[a-z]+)*"))
                .containsExactly("displayName", "userName");
    }

    /// Adds the names of all members, and of what the query asks, in `node` and what it refers to.
    private static void gather(Map<String, Object> document, Object node, Set<Object> seen, Set<String> names) {
        if (node instanceof List<?> list) {
            list.forEach(item -> gather(document, item, seen, names));
        }
        if (!(node instanceof Map<?, ?> map)) {
            return;
        }
        map.forEach((key, value) -> {
            if (key.equals("$ref") && seen.add(value)) {
                Object at = document;
                for (String part : value.toString().substring(2).split("/", -1)) {
                    at = Objects.requireNonNull(((Map<?, ?>) at).get(part), part);
                }
                gather(document, at, seen, names);
            } else if (key.equals("properties")) {
                ((Map<?, ?>) value).keySet().forEach(name -> names.add(name.toString()));
            } else if (key.equals("in") && value.equals("query")) {
                names.add(String.valueOf(map.get("name")));
            }
            gather(document, value, seen, names);
        });
    }

    @Test
    void the_guard_and_the_errors_are_described() {
        Map<String, Object> rotate =
                object(object(object(document(), "paths"), "/admin/v1/tenants/{slug}/keys"), "post");

        assertThat(rotate.get("security")).isEqualTo(List.of(Map.of("bearer", List.of("admin:keys"))));
        assertThat(object(rotate, "responses"))
                .containsKeys("201", "400", "401", "403", "404", "406", "413", "415", "422", "503");
    }

    @Test
    void the_document_and_the_page_may_be_kept() {
        Stream.of("/openapi.json", "/docs", "/docs/docs.js", "/docs/docs.css").forEach(path -> {
            Answer first = world.caller().get(path);
            assertThat(first.status()).as(path).isEqualTo(200);
            assertThat(world.caller()
                            .with("If-None-Match", first.header("ETag"))
                            .get(path)
                            .status())
                    .isEqualTo(304);
        });
    }

    @Test
    void the_page_asks_nobody_else() {
        Answer page = world.caller().get("/docs");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(page.body() + world.caller().get("/docs/docs.js").body()).doesNotContain("http:", "https:", "//cdn");
    }

    private Map<String, Object> document() {
        return world.caller().get("/openapi.json").json();
    }

    private static Map<String, Object> body(Map<String, Object> document, String path, String method) {
        var content = object(object(object(object(object(document, "paths"), path), method), "requestBody"), "content");
        return object(object(content, "application/json"), "schema");
    }

    private static Map<String, Object> schema(Map<String, Object> document, String name) {
        return object(object(object(document, "components"), "schemas"), name);
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, Object> object(Map<String, Object> document, String member) {
        return (Map<String, Object>) Objects.requireNonNull(document.get(member), member);
    }
}
