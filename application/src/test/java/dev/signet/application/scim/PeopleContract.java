package dev.signet.application.scim;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.ALICE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.scim.Comparison.CO;
import static dev.signet.domain.scim.Comparison.EQ;
import static dev.signet.domain.scim.Comparison.EW;
import static dev.signet.domain.scim.Comparison.GE;
import static dev.signet.domain.scim.Comparison.GT;
import static dev.signet.domain.scim.Comparison.LE;
import static dev.signet.domain.scim.Comparison.LT;
import static dev.signet.domain.scim.Comparison.NE;
import static dev.signet.domain.scim.Comparison.SW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Comparison;
import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.Filter;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Group;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Operand;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.Window;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What [People] promises.
public interface PeopleContract extends TenantedContract {

    /// Short words for filters on people.
    Filters ON = new Filters(Catalog.USER);

    /// The facts of alice, of whom bob and carol have fewer.
    Profile OF_ALICE = new Profile(List.of(
            new Fact("emails.primary", 0, "true"),
            new Fact("emails.type", 0, "work"),
            new Fact("emails.value", 0, "Alice@example.org"),
            new Fact("emails.type", 1, "home"),
            new Fact("emails.value", 1, "alice@home.test"),
            new Fact("externalId", 0, "Ext-1"),
            new Fact("name.familyName", 0, "Liddell"),
            new Fact(Catalog.ENTERPRISE + ":department", 0, "Wonder_%land")));

    @Test
    default void a_profile_comes_back_as_it_was_stored_and_to_its_tenant_alone() {
        three();
        assertThat(person("alice").profile()).isEqualTo(OF_ALICE);
        assertThat(asked(GLOBEX, tx -> store().people().find(tx, ALICE)).value())
                .isEmpty();
        assertThat(names(GLOBEX, Filters.all(new Window.Numbered(1, 9)))).isEmpty();
        rolledBack(tx -> store().people().store(tx, ALICE, Profile.EMPTY));
        assertThat(person("alice").profile()).isEqualTo(OF_ALICE);
        var less = new Profile(OF_ALICE.facts().subList(0, 3));
        inAcme(tx -> store().people().store(tx, ALICE, less));
        assertThat(person("alice").profile()).isEqualTo(less);
    }

    @Test
    default void the_first_address_is_the_one_that_somebody_logs_in_with() {
        inAcme(tx -> store().users().add(tx, Cast.alice()));
        assertThat(person("Alice").profile().facts())
                .containsExactly(
                        new Fact("emails.primary", 0, "true"),
                        new Fact("emails.type", 0, "work"),
                        new Fact("emails.value", 0, "Alice@example.org"));
        inAcme(tx -> store().people().store(tx, ALICE, OF_ALICE));
        inAcme(tx -> store().users().change(tx, aUser("alice", Optional.of("new@example.org")), Version.FIRST));
        assertThat(person("alice").profile().facts())
                .contains(
                        new Fact("emails.value", 0, "new@example.org"), new Fact("emails.value", 1, "alice@home.test"))
                .hasSameSizeAs(OF_ALICE.facts());
        inAcme(tx -> store().users().change(tx, aUser("alice", Optional.empty()), Version.FIRST.next()));
        assertThat(person("alice").profile().facts())
                .noneMatch(fact -> fact.attribute().startsWith("emails.") && fact.position() == 0)
                .hasSize(OF_ALICE.facts().size() - 3);
        assertThat(found(ON.is("emails.value", EQ, "new@example.org"))).isEmpty();
    }

    @Test
    default void many_who_are_added_at_once_are_found_by_name_and_address() {
        inAcme(tx -> store().users().addAll(tx, List.of(Cast.alice(), Cast.aUser(new UserId(Cast.anId()), "Bob"))));
        assertThat(found(ON.is("userName", EQ, "BOB"))).containsExactly("Bob");
        assertThat(found(ON.is("displayName", SW, "bob"))).containsExactly("Bob");
        assertThat(found(ON.is("emails.value", EQ, "bob@EXAMPLE.org"))).containsExactly("Bob");
    }

    @Test
    default void texts_are_compared_without_case_unless_they_are_exact() {
        three();
        assertThat(found(ON.is("userName", EQ, "ALICE"))).containsExactly("alice");
        assertThat(found(ON.is("name.familyName", EQ, "LIDDELL"))).containsExactly("alice");
        assertThat(found(ON.is("externalId", EQ, "Ext-1"))).containsExactly("alice");
        assertThat(found(ON.is("externalId", EQ, "ext-1"))).isEmpty();
        assertThat(found(ON.is("id", EQ, ALICE.value().toString()))).containsExactly("alice");
        assertThat(found(ON.is("id", EQ, "no-id"))).isEmpty();
    }

    @Test
    default void texts_are_looked_into_literally() {
        three();
        assertThat(found(ON.is("userName", SW, "AL"))).containsExactly("alice");
        assertThat(found(ON.is("userName", SW, ""))).hasSize(3);
        assertThat(found(ON.is("userName", EW, "OL"))).containsExactly("carol");
        assertThat(found(ON.is("userName", CO, "O"))).containsExactlyInAnyOrder("bob", "carol");
        assertThat(found(ON.is(Catalog.ENTERPRISE + ":department", CO, "_%l"))).containsExactly("alice");
        assertThat(found(ON.is(Catalog.ENTERPRISE + ":department", EW, "%"))).isEmpty();
        assertThat(found(ON.is(Catalog.ENTERPRISE + ":department", SW, "wonder__")))
                .isEmpty();
    }

    @Test
    default void texts_have_an_order() {
        three();
        assertThat(found(ON.is("userName", GT, "bob"))).containsExactly("carol");
        assertThat(found(ON.is("userName", GE, "bob"))).containsExactlyInAnyOrder("bob", "carol");
        assertThat(found(ON.is("userName", LT, "bob"))).containsExactly("alice");
        assertThat(found(ON.is("userName", LE, "bob"))).containsExactlyInAnyOrder("alice", "bob");
    }

    @Test
    default void what_is_absent_is_not_equal_and_not_present() {
        three();
        assertThat(found(ON.is("name.familyName", NE, "liddell"))).containsExactlyInAnyOrder("bob", "carol");
        assertThat(found(new Filter.Not(ON.is("displayName", EQ, "bob of the tests"))))
                .containsExactlyInAnyOrder("alice", "carol");
        assertThat(found(new Filter.Present(ON.path("externalId")))).containsExactly("alice");
        assertThat(found(new Filter.Not(new Filter.Present(ON.path("displayName")))))
                .containsExactlyInAnyOrder("alice", "carol");
        assertThat(found(new Filter.Not(ON.is("displayName", CO, "x")))).hasSize(3);
    }

    @Test
    default void one_element_must_be_all_that_is_asked() {
        three();
        Filter homely = ON.is("emails.type", EQ, "home");
        Filter example = ON.is("emails.value", EW, "@example.org");
        assertThat(found(new Filter.And(List.of(homely, example)))).containsExactly("alice");
        assertThat(found(new Filter.Element(ON.path("emails"), new Filter.And(List.of(homely, example)))))
                .isEmpty();
        assertThat(found(new Filter.Element(
                        ON.path("emails"), new Filter.And(List.of(homely, ON.is("emails.value", SW, "alice@"))))))
                .containsExactly("alice");
        assertThat(found(new Filter.Element(ON.path("emails"), new Filter.Not(ON.is("emails.type", EQ, "work")))))
                .containsExactly("alice");
        assertThat(found(new Filter.Element(ON.path("emails"), ON.flag("emails.primary", true))))
                .containsExactly("alice");
    }

    @Test
    default void states_roles_groups_and_times_are_searched() {
        three();
        assertThat(found(ON.flag("active", false))).containsExactly("carol");
        assertThat(found(ON.flag("active", true))).containsExactlyInAnyOrder("alice", "bob");
        assertThat(found(ON.is("roles.value", EQ, "driver"))).containsExactly("bob");
        assertThat(found(new Filter.Element(ON.path("roles"), ON.is("roles.value", SW, "dri"))))
                .containsExactly("bob");
        assertThat(found(ON.is("groups.display", EQ, "DRIVERS"))).containsExactly("bob");
        assertThat(found(new Filter.Not(new Filter.Present(ON.path("groups.value")))))
                .containsExactlyInAnyOrder("alice", "carol");
        assertThat(found(moment(GT, Instant.parse("1999-01-01T00:00:00Z")))).hasSize(3);
        assertThat(found(moment(GT, Instant.parse("2199-01-01T00:00:00Z")))).isEmpty();
        assertThat(person("bob").groups()).map(Person.Membership::displayName).containsExactly("Drivers");
    }

    @Test
    default void either_and_none() {
        three();
        Filter either = new Filter.Or(List.of(ON.is("userName", EQ, "alice"), ON.is("userName", EQ, "bob")));
        assertThat(found(either)).containsExactlyInAnyOrder("alice", "bob");
        assertThat(found(new Filter.Not(either))).containsExactly("carol");
    }

    @Test
    default void lists_come_in_order_with_who_has_nothing_last() {
        three();
        Window all = new Window.Numbered(1, 9);
        assertThat(names(ACME, ON.sorted("userName", false, all))).containsExactly("alice", "bob", "carol");
        assertThat(names(ACME, ON.sorted("userName", true, all))).containsExactly("carol", "bob", "alice");
        assertThat(names(ACME, ON.sorted("name.familyName", false, all)).getFirst())
                .isEqualTo("alice");
        assertThat(names(ACME, ON.sorted("displayName", true, all)).getLast()).isEqualTo("bob");
        for (String by : List.of("id", "active", "meta.created", "roles.value", "groups.display", "emails.value")) {
            assertThat(names(ACME, ON.sorted(by, false, all))).as(by).hasSize(3);
        }
    }

    @Test
    default void numbered_parts_say_how_many_there_are_in_all() {
        three();
        Found<Person> second = search(ACME, ON.sorted("userName", false, new Window.Numbered(2, 1)));
        assertThat(second.total()).contains(3);
        assertThat(second.items()).map(PeopleContract::name).containsExactly("bob");
        assertThat(search(ACME, Filters.all(new Window.Numbered(1, 0))).total()).contains(3);
        assertThat(search(ACME, Filters.all(new Window.Numbered(9, 5))).items()).isEmpty();
    }

    @Test
    default void a_walk_loses_nobody_when_others_are_removed_behind_it() {
        List<UserId> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            User user = Cast.aUser(new UserId(Cast.anId()), "user" + (char) ('a' + i));
            ids.add(user.id());
            inAcme(tx -> store().users().add(tx, user));
        }
        for (Optional<Query.Sort> sort : List.of(
                Optional.<Query.Sort>empty(),
                Optional.of(new Query.Sort(ON.path("userName"), true)),
                Optional.of(new Query.Sort(ON.path("name.givenName"), true)),
                Optional.of(new Query.Sort(ON.path("title"), false)))) {
            List<String> seen = new ArrayList<>();
            Optional<Window.Place> last = Optional.empty();
            do {
                Found<Person> part = search(ACME, new Query(Optional.empty(), sort, new Window.Following(last, 5)));
                part.items().forEach(person -> seen.add(name(person)));
                last = part.next();
                if (last.isPresent() && sort.isEmpty()) {
                    UserId first = ids.getFirst();
                    inAcme(tx -> store().users().remove(tx, first, Version.FIRST));
                }
            } while (last.isPresent());
            assertThat(seen).as("%s", sort).doesNotHaveDuplicates().hasSize(sort.isEmpty() ? 12 : 11);
        }
    }

    private void three() {
        inAcme(tx -> {
            store().users().add(tx, aUser("alice", Optional.of("Alice@example.org")));
            store().people().store(tx, ALICE, OF_ALICE);
            User bob = Cast.aUser(new UserId(Cast.anId()), "bob");
            store().users()
                    .add(
                            tx,
                            new User(
                                    bob.id(),
                                    bob.name(),
                                    Optional.empty(),
                                    bob.displayName(),
                                    bob.state(),
                                    bob.version()));
            store().users()
                    .add(
                            tx,
                            new User(
                                    new UserId(Cast.anId()),
                                    new UserName("carol"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    UserState.DISABLED,
                                    Version.FIRST));
            store().roles().define(tx, new Role(new RoleName("driver"), "", Scopes.NONE));
            store().users().assign(tx, bob.id(), Set.of(new RoleName("driver")), AssignedBy.PROVISIONING, NOON);
            var drivers = new Group(new GroupId(Cast.anId()), "Drivers", Optional.empty(), Version.FIRST);
            store().groups().add(tx, drivers, Set.of(bob.id()));
        });
    }

    private static User aUser(String name, Optional<String> email) {
        return new User(
                ALICE,
                new UserName(name),
                email.map(dev.signet.domain.user.Email::new),
                Optional.empty(),
                UserState.ACTIVE,
                Version.FIRST);
    }

    private static Filter moment(Comparison how, Instant when) {
        return new Filter.Compare(ON.path("meta.lastModified"), how, new Operand.Moment(when));
    }

    private List<String> found(Filter filter) {
        return names(ACME, Filters.only(filter));
    }

    private List<String> names(TenantId tenant, Query query) {
        return search(tenant, query).items().stream().map(PeopleContract::name).toList();
    }

    private Found<Person> search(TenantId tenant, Query query) {
        return in(tenant, tx -> store().people().search(tx, query));
    }

    private Person person(String name) {
        return search(ACME, Filters.only(ON.is("userName", EQ, name))).items().getFirst();
    }

    private static String name(Person person) {
        return person.access().user().name().value();
    }
}
