package dev.signet.bootstrap.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.bootstrap.Document;
import dev.signet.bootstrap.server.Node;
import dev.signet.bootstrap.settings.Mistakes;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a description calls a thing, the admin API calls it too (decision 0161). The one side is asked what it knows by
/// a word that it does not know, the other by its own description.
final class VocabularyTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final Pattern KNOWN = Pattern.compile("colour: is not known here; known are \\[(.*)]");
    private static final String TENANT = "/admin/v1/tenants/{slug}";

    @TempDir
    private static Path directory = Path.of("");

    private static Map<?, ?> paths = Map.of();

    @BeforeAll
    static void ask() {
        try (Node node = Node.start(DATABASE, directory, InstantSource.system())) {
            String text = node.caller().get("/openapi.json").body();
            paths = within((Map<?, ?>) Objects.requireNonNull(Document.parse(text)), "paths");
        }
    }

    @Test
    void a_tenant_and_its_policies_have_the_same_members() {
        assertThat(without(known("colour: x"), "clients", "credential_policy", "groups", "roles", "scopes", "users"))
                .containsExactly("name", "policy", "slug", "state");
        assertThat(taken("/admin/v1/tenants", "post")).containsExactly("name", "policy", "slug");
        assertThat(taken(TENANT, "patch")).containsExactly("name", "policy", "state");
        assertThat(known("policy: {colour: x}")).isEqualTo(taken("/admin/v1/tenants", "post", "policy"));
        assertThat(known("credential_policy: {colour: x}")).isEqualTo(taken(TENANT + "/credential-policy", "put"));
    }

    @Test
    void a_client_has_the_same_members() {
        assertThat(known("clients: [{client_id: a, colour: x}]"))
                .isEqualTo(without(taken(TENANT + "/clients", "post"), "token_endpoint_auth_method"));
        assertThat(known("clients: [{client_id: a, jwks: {colour: x}}]"))
                .isEqualTo(taken(TENANT + "/clients", "post", "jwks"));
    }

    @Test
    void people_roles_and_scopes_have_the_same_members() {
        assertThat(without(known("users: [{userName: a, colour: x}]"), "profile"))
                .isEqualTo(taken(TENANT + "/users", "post"));
        assertThat(without(known("roles: [{name: a, colour: x}]"), "name"))
                .isEqualTo(taken(TENANT + "/roles/{name}", "put"));
        assertThat(without(known("scopes: [{name: a, colour: x}]"), "name"))
                .isEqualTo(taken(TENANT + "/scopes/{name}", "put"));
    }

    /// What a description knows where the colour stands; a secret and the variable that holds it are one.
    private static Set<String> known(String inTenant) {
        Mistakes mistakes = Objects.requireNonNull(catchThrowableOfType(
                Mistakes.class,
                () -> Description.parse(
                        "{tenants: [{slug: acme, %s}]}".formatted(inTenant), Map.of(), SignatureAlgorithm.RS256)));
        assertThat(mistakes.lines()).hasSize(1);
        Matcher found = KNOWN.matcher(mistakes.lines().getFirst());
        assertThat(found.find()).as(mistakes.lines().getFirst()).isTrue();
        return Arrays.stream(found.group(1).split(", ", -1))
                .map(name -> name.replaceFirst("_env$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What an operation takes.
    private static Set<String> taken(String path, String method) {
        return members(body(path, method));
    }

    /// What an operation takes within a member.
    private static Set<String> taken(String path, String method, String member) {
        return members(within(within(body(path, method), "properties"), member));
    }

    private static Map<?, ?> body(String path, String method) {
        Map<?, ?> at = paths;
        for (String name : List.of(path, method, "requestBody", "content", "application/json", "schema")) {
            at = within(at, name);
        }
        return at;
    }

    private static Set<String> members(Map<?, ?> schema) {
        return within(schema, "properties").entrySet().stream()
                .filter(member -> !isRefused((Map<?, ?>) member.getValue()))
                .map(member -> String.valueOf(member.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What may only be null is there to say that it has another way to change.
    private static boolean isRefused(Map<?, ?> schema) {
        return "null".equals(schema.get("type"));
    }

    private static Set<String> without(Set<String> names, String... others) {
        Set<String> rest = new TreeSet<>(names);
        assertThat(rest).contains(others);
        Arrays.asList(others).forEach(rest::remove);
        return rest;
    }

    private static Map<?, ?> within(Map<?, ?> node, String name) {
        return (Map<?, ?>) Objects.requireNonNull(node.get(name), name);
    }
}
