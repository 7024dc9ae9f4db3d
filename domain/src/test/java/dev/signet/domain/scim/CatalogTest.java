package dev.signet.domain.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.Cast;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleAssignment;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Attributes by name, and the values that hold them.
final class CatalogTest {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    @Test
    void an_attribute_is_found_by_every_spelling_of_its_name() {
        assertThat(path("USERNAME")).isEqualTo("userName");
        assertThat(path("Name.FamilyName")).isEqualTo("name.familyName");
        assertThat(path(CORE + ":emails.value")).isEqualTo("emails.value");
        assertThat(path(CORE.toUpperCase(java.util.Locale.ROOT) + ":title")).isEqualTo("title");
        assertThat(path(Catalog.ENTERPRISE + ":department")).isEqualTo(Catalog.ENTERPRISE + ":department");
        assertThat(path(Catalog.ENTERPRISE + ":manager.VALUE")).isEqualTo(Catalog.ENTERPRISE + ":manager.value");
    }

    @Test
    void what_is_called_so_nowhere_is_not_found() {
        for (String name : List.of(
                "",
                ".",
                "shoeSize",
                "name.",
                "name.shoeSize",
                "userName.x",
                "department",
                CORE,
                CORE + ":",
                "a.b.c",
                Catalog.ENTERPRISE + ":title",
                "urn:other:userName")) {
            assertThat(Catalog.USER.path(name)).as(name).isEmpty();
        }
        assertThat(Catalog.GROUP.path("userName")).isEmpty();
        assertThat(Catalog.USER.extension(Catalog.ENTERPRISE.toUpperCase(java.util.Locale.ROOT)))
                .isPresent();
        assertThat(Catalog.USER.extension(CORE)).isEmpty();
    }

    @Test
    void a_complex_attribute_stands_for_its_value() {
        assertThat(Catalog.USER.path("emails").orElseThrow().toValue().canonical())
                .isEqualTo("emails.value");
        assertThat(Catalog.USER.path("emails.type").orElseThrow().toValue().canonical())
                .isEqualTo("emails.type");
        assertThat(Catalog.USER.path("name").orElseThrow().toValue().canonical())
                .isEqualTo("name");
        assertThat(Catalog.USER.path("emails.type").orElseThrow().root()).isEqualTo("emails");
    }

    @Test
    void every_attribute_has_one_name_and_some_words() {
        for (ResourceType type : Catalog.TYPES) {
            assertThat(type.roots().map(AttributePath::canonical)).doesNotHaveDuplicates();
            assertThat(type.roots()).allSatisfy(root -> {
                assertThat(type.path(root.canonical())).contains(root);
                assertThat(root.attribute().description()).isNotBlank();
                assertThat(root.attribute().parts().isEmpty())
                        .isEqualTo(root.attribute().type() != Attribute.Type.COMPLEX);
            });
        }
    }

    @Test
    void a_profile_is_a_set_of_facts_with_a_bound() {
        var one = new Fact("title", 0, "Guide");
        var other = new Fact("emails.value", 1, "a@b.c");
        var first = new Fact("emails.value", 0, "b@b.c");
        assertThat(new Profile(List.of(one, other, first))).isEqualTo(new Profile(List.of(first, one, other)));
        assertThat(new Profile(List.of(one, other, first)).facts()).containsExactly(first, other, one);
        assertThat(new Profile(Collections.nCopies(Profile.MOST, one)).facts()).hasSize(Profile.MOST);
        assertThatThrownBy(() -> new Profile(Collections.nCopies(Profile.MOST + 1, one)))
                .isInstanceOf(InvalidValue.class);
        assertThat(new Fact("title", 0, "x".repeat(Fact.LONGEST)).value()).hasSize(Fact.LONGEST);
        assertThatThrownBy(() -> new Fact("title", 0, "x".repeat(Fact.LONGEST + 1)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Fact("title", -1, "x")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void all_that_is_known_of_a_person_can_be_searched() {
        var role = new RoleAssignment(new Role(new RoleName("reader"), "", Scopes.NONE), AssignedBy.PROVISIONING);
        var group = new Person.Membership(new GroupId(Cast.anId()), "Drivers");
        var person = new Person(
                new UserAccess(Cast.alice(), List.of(role), Optional.empty()),
                new Profile(List.of(new Fact("title", 0, "Guide"))),
                List.of(group),
                Cast.NOON,
                Cast.NOON.plusSeconds(1));

        assertThat(person.facts().all())
                .containsExactlyInAnyOrder(
                        new Fact("id", 0, Cast.ALICE.value().toString()),
                        new Fact("userName", 0, "Alice"),
                        new Fact("displayName", 0, "Alice of the tests"),
                        new Fact("active", 0, "true"),
                        new Fact("title", 0, "Guide"),
                        new Fact("roles.value", 0, "reader"),
                        new Fact("groups.value", 0, group.group().value().toString()),
                        new Fact("groups.display", 0, "Drivers"),
                        new Fact("meta.created", 0, "2026-01-15T12:00:00Z"),
                        new Fact("meta.lastModified", 0, "2026-01-15T12:00:01Z"));
        assertThat(person.facts().all())
                .allSatisfy(
                        fact -> assertThat(Catalog.USER.path(fact.attribute())).isPresent());
    }

    @Test
    void all_that_is_known_of_a_group_can_be_searched() {
        var group = new Group(new GroupId(Cast.anId()), "Drivers", Optional.of("E1"), Version.FIRST);
        var member = new Gathering.Member(Cast.ALICE, "alice");

        assertThat(new Gathering(group, List.of(member), Cast.NOON, Cast.NOON)
                        .facts()
                        .all())
                .hasSize(6)
                .contains(
                        new Fact("externalId", 0, "E1"),
                        new Fact("members.value", 0, Cast.ALICE.value().toString()))
                .allSatisfy(
                        fact -> assertThat(Catalog.GROUP.path(fact.attribute())).isPresent());
    }

    @Test
    void a_group_has_a_name_and_bounds() {
        var id = new GroupId(UUID.randomUUID());
        assertThat(new Group(id, "x".repeat(256), Optional.empty(), Version.FIRST).displayName())
                .hasSize(256);
        for (String wrong : List.of("", " ", "x".repeat(257))) {
            assertThatThrownBy(() -> new Group(id, wrong, Optional.empty(), Version.FIRST))
                    .isInstanceOf(InvalidValue.class);
        }
        assertThatThrownBy(() -> new Group(id, "x", Optional.of("y".repeat(513)), Version.FIRST))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_token_lives_until_its_end() {
        var id = new ScimToken.Id(Cast.anId());
        var bounded = new ScimToken(
                id, "okta", Cast.NOON, Optional.of(Cast.NOON.plus(Duration.ofHours(1))), Optional.empty());
        assertThat(bounded.isLive(Cast.NOON.plus(Duration.ofMinutes(59)))).isTrue();
        assertThat(bounded.isLive(Cast.NOON.plus(Duration.ofHours(1)))).isFalse();
        assertThat(new ScimToken(id, "okta", Cast.NOON, Optional.empty(), Optional.empty())
                        .isLive(Cast.NOON.plus(Duration.ofDays(9999))))
                .isTrue();
        assertThatThrownBy(() -> new ScimToken(id, "okta", Cast.NOON, Optional.of(Cast.NOON), Optional.empty()))
                .isInstanceOf(InvalidValue.class);
        for (String wrong : List.of(" ", "x".repeat(129))) {
            assertThatThrownBy(() -> new ScimToken(id, wrong, Cast.NOON, Optional.empty(), Optional.empty()))
                    .isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void who_is_wanted_becomes_a_user() {
        User alice = Cast.alice();
        var wanted =
                new Wanted(alice.name(), alice.email(), alice.displayName(), false, Profile.EMPTY, Optional.empty());
        User made = wanted.user(alice.id(), alice.version());
        assertThat(made)
                .isEqualTo(new User(
                        alice.id(),
                        alice.name(),
                        alice.email(),
                        alice.displayName(),
                        UserState.DISABLED,
                        alice.version()));
        var items = new ArrayList<>(List.of("a"));
        var found = new Found<>(items, Optional.empty(), Optional.empty());
        items.clear();
        assertThat(found.items()).containsExactly("a");
    }

    private static String path(String name) {
        return Catalog.USER.path(name).orElseThrow().canonical();
    }
}
