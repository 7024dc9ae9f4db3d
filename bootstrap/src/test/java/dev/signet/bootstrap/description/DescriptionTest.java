package dev.signet.bootstrap.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.bootstrap.settings.Mistakes;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.user.Email;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DescriptionTest {

    @Test
    void a_tenant_may_be_described_in_yaml_or_json() {
        assertThat(parse("tenants:\n  - slug: acme\n").tenants())
                .isEqualTo(parse("{\"tenants\":[{\"slug\":\"acme\"}]}").tenants());
    }

    @Test
    void a_description_may_be_as_long_as_an_export_of_many_people() {
        String people = IntStream.range(0, 40_000)
                .mapToObj(i -> "{userName: 'person-%05d', email: 'person-%05d@example.org', active: true, roles: []}"
                        .formatted(i, i))
                .collect(Collectors.joining(",\n"));
        assertThat(people.length()).as("snakeyaml's own limit").isGreaterThan(3 * 1024 * 1024);
        assertThat(parse("{tenants: [{slug: acme, users: [" + people + "]}]}")
                        .tenants()
                        .getFirst()
                        .users())
                .hasSize(40_000);
    }

    @Test
    void every_mistake_is_told_at_once_with_its_place_and_without_its_value() {
        Mistakes mistakes = mistakes("""
            tenants:
              - slug: Not A Slug
                colour: blue
                clients:
                  - client_id: x
                    grant_types: [magic]
                    client_secret: short
                users:
                  - userName: bob
                    password_env: NOT_SET
                    email: nonsense
            """);

        assertThat(mistakes.lines())
                .anyMatch(line -> line.startsWith("tenants[0].slug: "))
                .anyMatch(line -> line.startsWith("tenants[0].colour: is not known"))
                .anyMatch(line -> line.startsWith("tenants[0].clients[0].grant_types[0]: must be one of"))
                .anyMatch(line -> line.startsWith("tenants[0].clients[0].client_secret: "))
                .anyMatch(line -> line.startsWith("tenants[0].users[0].password_env: "))
                .anyMatch(line -> line.startsWith("tenants[0].users[0].email: "))
                .noneMatch(line -> line.contains("short") || line.contains("nonsense"));
    }

    @Test
    void what_is_out_of_bounds_is_told_with_its_member() {
        assertThat(mistakes("""
                        tenants:
                          - slug: acme
                            policy:
                              access_token_ttl_seconds: 1
                              refresh_token_ttl_seconds: 29
                              refresh_token_absolute_ttl_seconds: 315360001
                              refresh_grace_seconds: 121
                              key_rotation_days: 3651
                            users:
                              - {userName: bob, password: short}
                        """).lines())
                .containsExactly(
                        "tenants[0].policy.access_token_ttl_seconds: must be 30 to 86400 seconds",
                        "tenants[0].policy.refresh_token_ttl_seconds: must be 30 to 315360000 seconds",
                        "tenants[0].policy.refresh_token_absolute_ttl_seconds: must be 30 to 315360000 seconds",
                        "tenants[0].policy.refresh_grace_seconds: must be 0 to 120 seconds",
                        "tenants[0].policy.key_rotation_days: must be 0 to 3650 days",
                        "tenants[0].users[0].password: must have 8 to 1024 characters");
    }

    @Test
    void a_profile_names_nothing_unknown_and_has_the_address_of_its_user() {
        assertThat(mistakesOf("{profile: {nickname: x, colour: blue}}")).containsExactly("profile.colour");
        assertThat(mistakesOf("{profile: {name: {given: x}}}")).containsExactly("profile.name.given");
        assertThat(mistakesOf("{profile: {userName: x}}")).containsExactly("profile.userName");
        assertThat(mistakesOf("{profile: {title: [1, 2]}}")).containsExactly("profile");
        assertThat(mistakesOf("{profile: nobody}")).containsExactly("profile");
        assertThat(mistakesOf("{email: a@example.org, profile: {emails: [{value: b@example.org}]}}"))
                .containsExactly("has another email than its profile, or none");
        assertThat(parse("{tenants: [{slug: acme, users: [{userName: a, profile: {emails: [b@example.org]}}]}]}")
                        .tenants()
                        .getFirst()
                        .users()
                        .getFirst()
                        .email())
                .contains(new Email("b@example.org"));
    }

    private static List<String> mistakesOf(String user) {
        String text = "{tenants: [{slug: acme, users: [%s]}]}".formatted(user.replaceFirst("\\{", "{userName: a, "));
        return mistakes(text).lines().stream()
                .map(line -> line.replaceFirst("tenants\\[0].users\\[0](: |\\.)", "")
                        .replaceFirst("^(profile[a-zA-Z.]*):.*", "$1"))
                .toList();
    }

    @Test
    void words_of_the_url_space_and_things_named_twice_are_refused() {
        assertThat(mistakes("{tenants: [{slug: oauth}]}").lines())
                .singleElement()
                .asString()
                .contains("word of the URL space");
        assertThat(mistakes("{tenants: [{slug: acme, roles: [{name: a}, {name: a}]}]}")
                        .lines())
                .containsExactly("tenants[0].roles: names a twice");
    }

    @Test
    void what_is_no_document_is_told_with_its_line() {
        assertThat(mistakes("tenants: [\n").lines()).singleElement().asString().contains("line");
    }

    private static Description parse(String text) {
        return Description.parse(text, Map.of(), SignatureAlgorithm.RS256);
    }

    private static Mistakes mistakes(String text) {
        return catchThrowableOfType(Mistakes.class, () -> parse(text));
    }
}
