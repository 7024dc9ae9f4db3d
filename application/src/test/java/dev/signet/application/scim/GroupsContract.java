package dev.signet.application.scim;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.ALICE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.scim.Reading.WITHOUT_MEMBERS;
import static dev.signet.domain.scim.Reading.WITH_MEMBERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Comparison;
import dev.signet.domain.scim.Filter;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.Group;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.Window;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What [Groups] promises.
public interface GroupsContract extends TenantedContract {

    /// Short words for filters on groups.
    Filters ON = new Filters(Catalog.GROUP);

    /// Somebody beside alice.
    UserId BOB = new UserId(Cast.anId());

    private void twoPeople() {
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().users().add(tx, Cast.aUser(BOB, "bob"));
        });
    }

    @Test
    default void a_group_comes_back_with_who_belongs_to_it_to_its_tenant_alone() {
        twoPeople();
        Group group = added("Drivers", Set.of(ALICE, BOB));
        Gathering found = find(ACME, group.id()).orElseThrow();
        assertThat(found.group()).isEqualTo(group);
        assertThat(found.members())
                .containsExactlyInAnyOrder(new Gathering.Member(ALICE, "Alice"), new Gathering.Member(BOB, "bob"));
        assertThat(find(GLOBEX, group.id())).isEmpty();
        assertThat(in(ACME, tx -> store().groups().find(tx, group.id(), WITHOUT_MEMBERS))
                        .orElseThrow()
                        .members())
                .isEmpty();
    }

    @Test
    default void nobody_belongs_who_does_not_exist_in_the_tenant() {
        twoPeople();
        Group stranger = aGroup("Strangers");
        assertThat(asked(ACME, tx -> store().groups().add(tx, stranger, Set.of(new UserId(Cast.anId()))))
                        .value())
                .isFalse();
        assertThat(asked(GLOBEX, tx -> store().groups().add(tx, stranger, Set.of(ALICE)))
                        .value())
                .isFalse();
        assertThat(find(ACME, stranger.id())).isEmpty();
        Group group = added("Drivers", Set.of(ALICE));
        assertThat(change(group, Set.of(ALICE, new UserId(Cast.anId())), Version.FIRST))
                .isEqualTo(Groups.Changed.UNKNOWN_MEMBER);
        assertThat(find(ACME, group.id()).orElseThrow().group()).isEqualTo(group);
    }

    @Test
    default void a_change_is_of_the_version_that_was_seen() {
        twoPeople();
        Group group = added("Drivers", Set.of(ALICE));
        var next = new Group(group.id(), "Pilots", Optional.of("x"), group.version());
        assertThat(change(next, Set.of(BOB), Version.FIRST.next())).isEqualTo(Groups.Changed.STALE);
        assertThat(asked(GLOBEX, tx -> store().groups().change(tx, next, Set.of(), Version.FIRST))
                        .value())
                .isEqualTo(Groups.Changed.STALE);
        assertThat(change(next, Set.of(BOB), Version.FIRST)).isEqualTo(Groups.Changed.DONE);
        Gathering found = find(ACME, group.id()).orElseThrow();
        assertThat(found.group()).isEqualTo(new Group(group.id(), "Pilots", Optional.of("x"), Version.FIRST.next()));
        assertThat(found.members()).map(Gathering.Member::user).containsExactly(BOB);
        assertThat(change(next, Set.of(), Version.FIRST.next())).isEqualTo(Groups.Changed.DONE);
        assertThat(find(ACME, group.id()).orElseThrow().members()).isEmpty();
    }

    @Test
    default void of_twenty_changes_at_once_one_is_made() {
        twoPeople();
        Group group = added("Drivers", Set.of());
        assertThat(TenantedContract.atOnce(20, () -> change(group, Set.of(ALICE), Version.FIRST))
                        .value())
                .filteredOn(Groups.Changed.DONE::equals)
                .hasSize(1);
    }

    @Test
    default void who_is_removed_belongs_to_nothing() {
        twoPeople();
        Group group = added("Drivers", Set.of(ALICE, BOB));
        Group other = added("Pilots", Set.of(BOB));
        inAcme(tx -> store().users().remove(tx, ALICE, Version.FIRST));
        Gathering left = find(ACME, group.id()).orElseThrow();
        assertThat(left.members()).map(Gathering.Member::user).containsExactly(BOB);
        assertThat(left.group().version()).as("another version").isEqualTo(Version.FIRST.next());
        assertThat(find(ACME, other.id()).orElseThrow().group().version()).isEqualTo(Version.FIRST);
    }

    @Test
    default void a_removed_group_is_gone() {
        twoPeople();
        Group group = added("Drivers", Set.of(ALICE));
        assertThat(asked(ACME, tx -> store().groups().remove(tx, group.id(), Version.FIRST.next()))
                        .value())
                .isFalse();
        assertThat(asked(GLOBEX, tx -> store().groups().remove(tx, group.id(), Version.FIRST))
                        .value())
                .isFalse();
        assertThat(asked(ACME, tx -> store().groups().remove(tx, group.id(), Version.FIRST))
                        .value())
                .isTrue();
        assertThat(find(ACME, group.id())).isEmpty();
    }

    @Test
    default void groups_are_searched_and_sorted() {
        twoPeople();
        added("Drivers", Set.of(ALICE));
        added("pilots", Set.of(BOB));
        Group cooks = aGroup("Cooks");
        inAcme(tx -> store().groups()
                .add(
                        tx,
                        new Group(cooks.id(), cooks.displayName(), Optional.of("E1"), cooks.version()),
                        Set.of(ALICE, BOB)));
        assertThat(found(ON.is("displayName", Comparison.EQ, "PILOTS"))).containsExactly("pilots");
        assertThat(found(ON.is("externalId", Comparison.EQ, "E1"))).containsExactly("Cooks");
        assertThat(found(new Filter.Not(new Filter.Present(ON.path("externalId")))))
                .containsExactlyInAnyOrder("Drivers", "pilots");
        assertThat(found(ON.is("members.value", Comparison.EQ, BOB.value().toString())))
                .containsExactlyInAnyOrder("Cooks", "pilots");
        assertThat(found(ON.is("id", Comparison.EQ, cooks.id().value().toString())))
                .containsExactly("Cooks");
        assertThat(names(ON.sorted("displayName", false, new Window.Numbered(1, 2))))
                .containsExactly("Cooks", "Drivers");
        for (String by : List.of("id", "externalId", "meta.lastModified", "members.value")) {
            assertThat(names(ON.sorted(by, true, new Window.Following(Optional.empty(), 9))))
                    .as(by)
                    .hasSize(3);
        }
        assertThat(in(GLOBEX, tx -> store().groups().search(tx, Filters.all(new Window.Numbered(1, 9)), WITH_MEMBERS))
                        .total())
                .contains(0);
    }

    private List<String> found(Filter filter) {
        return names(Filters.only(filter));
    }

    private List<String> names(Query query) {
        Found<Gathering> found = in(ACME, tx -> store().groups().search(tx, query, WITHOUT_MEMBERS));
        assertThat(found.items())
                .allSatisfy(group -> assertThat(group.members()).isEmpty());
        return found.items().stream().map(group -> group.group().displayName()).toList();
    }

    private Group added(String name, Set<UserId> members) {
        Group group = aGroup(name);
        assertThat(asked(ACME, tx -> store().groups().add(tx, group, members)).value())
                .isTrue();
        return group;
    }

    private static Group aGroup(String name) {
        return new Group(new GroupId(Cast.anId()), name, Optional.empty(), Version.FIRST);
    }

    private Groups.Changed change(Group next, Set<UserId> members, Version expected) {
        return in(ACME, tx -> store().groups().change(tx, next, members, expected));
    }

    private Optional<Gathering> find(TenantId tenant, GroupId id) {
        return in(tenant, tx -> store().groups().find(tx, id, WITH_MEMBERS));
    }
}
