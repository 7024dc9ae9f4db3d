package dev.signet.application.user;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.ALICE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleAssignment;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What [Users] promises.
public interface UsersContract extends TenantedContract {

    Role AUDITOR = new Role(new RoleName("auditor"), "Reads everything", Scopes.parse("read:all admin:audit"));
    Role DRIVER = new Role(new RoleName("driver"), "", Scopes.NONE);

    @Test
    default void a_removed_user_is_gone_and_their_names_are_free() {
        inAcme(tx -> store().users().add(tx, Cast.alice()));
        assertThat(removed(GLOBEX, Version.FIRST)).isFalse();
        assertThat(removed(ACME, Version.FIRST.next())).isFalse();
        assertThat(removed(ACME, Version.FIRST)).isTrue();
        assertThat(removed(ACME, Version.FIRST)).isFalse();
        assertThat(asked(ACME, tx -> store().users().find(tx, Cast.alice().id()))
                        .value())
                .isEmpty();
        assertThat(asked(ACME, tx -> store().users().add(tx, Cast.alice())).value())
                .isTrue();
    }

    private boolean removed(TenantId tenant, Version expected) {
        return asked(tenant, tx -> store().users().remove(tx, Cast.alice().id(), expected))
                .value();
    }

    @Test
    default void a_user_is_found_by_either_name_however_it_is_typed() {
        assertThat(added(Cast.alice())).isTrue();
        for (String typed : List.of("alice", "ALICE", "alice@example.org", "Alice@Example.ORG")) {
            Users.Found found = lookup(ACME, typed);
            assertThat(found.tenant()).isEqualTo(Cast.acme());
            assertThat(found.candidate())
                    .contains(new Users.Candidate(
                            new UserAccess(Cast.alice(), List.of(), Optional.empty()), Optional.empty()));
        }
        assertThat(lookup(ACME, "bob").candidate()).isEmpty();
    }

    @Test
    default void of_many_those_are_added_whose_names_are_free() {
        added(Cast.alice());
        List<User> users = List.of(
                Cast.aUser(new UserId(Cast.anId()), "bob"),
                new User(
                        new UserId(Cast.anId()),
                        Cast.alice().name(),
                        Cast.alice().email(),
                        Optional.empty(),
                        UserState.ACTIVE,
                        Version.FIRST),
                Cast.aUser(new UserId(Cast.anId()), "alice@example.org"),
                Cast.aUser(new UserId(Cast.anId()), "BOB"),
                new User(
                        new UserId(Cast.anId()),
                        new UserName("carol"),
                        Cast.alice().email(),
                        Optional.empty(),
                        UserState.ACTIVE,
                        Version.FIRST));
        List<Users.Added> expected = List.of(
                Users.Added.ADDED,
                Users.Added.THERE_ALREADY,
                Users.Added.NAME_TAKEN,
                Users.Added.THERE_ALREADY,
                Users.Added.NAME_TAKEN);

        assertThat(asked(ACME, tx -> store().users().judgeAll(tx, users)).value())
                .isEqualTo(expected);
        assertThat(lookup(ACME, "bob").candidate()).isEmpty();
        assertThat(asked(ACME, tx -> store().users().addAll(tx, users)).value()).isEqualTo(expected);
        assertThat(lookup(ACME, "bob").candidate().orElseThrow().access().user())
                .isEqualTo(users.getFirst());
        assertThat(lookup(ACME, "carol").candidate()).isEmpty();
        assertThat(lookup(GLOBEX, "bob").candidate()).isEmpty();
        assertThat(asked(GLOBEX, tx -> store().users().addAll(tx, users.subList(1, 2)))
                        .value())
                .containsExactly(Users.Added.ADDED);
        assertThat(asked(ACME, tx -> store().users().addAll(tx, List.of())).value())
                .isEmpty();
    }

    @Test
    default void whoever_adds_the_same_people_meanwhile_is_told_that_they_are_there() {
        int count = 200;
        List<List<Users.Added>> each = TenantedContract.atOnce(
                        4, () -> in(ACME, tx -> store().users().addAll(tx, Cast.people(0, count))))
                .value();
        assertThat(each.stream().flatMap(List::stream).toList())
                .containsOnly(Users.Added.ADDED, Users.Added.THERE_ALREADY)
                .filteredOn(Users.Added.ADDED::equals)
                .hasSize(count);
    }

    @Test
    default void a_user_is_unknown_to_the_other_tenant_which_may_have_its_own() {
        added(Cast.alice());
        assertThat(lookup(GLOBEX, "alice").candidate()).isEmpty();
        assertThat(asked(GLOBEX, tx -> store().users().find(tx, ALICE)).value()).isEmpty();
        assertThat(asked(GLOBEX, tx -> store().users().add(tx, Cast.alice())).value())
                .isTrue();
    }

    @Test
    default void a_rolled_back_user_was_never_there() {
        rolledBack(tx -> store().users().add(tx, Cast.alice()));
        assertThat(lookup(ACME, "alice").candidate()).isEmpty();
        assertThat(added(Cast.alice())).isTrue();
    }

    @Test
    default void nobodys_name_is_anybodys_address() {
        added(Cast.alice());
        User thief = new User(
                new UserId(Cast.anId()),
                new UserName("alice@example.org"),
                Optional.empty(),
                Optional.empty(),
                UserState.ACTIVE,
                Version.FIRST);
        assertThat(added(thief)).isFalse();
        assertThat(asked(ACME, tx -> store().users().find(tx, thief.id())).value())
                .isEmpty();
        assertThat(lookup(ACME, "alice@example.org")
                        .candidate()
                        .orElseThrow()
                        .access()
                        .user())
                .isEqualTo(Cast.alice());
    }

    @Test
    default void of_fifty_of_one_name_at_once_one_is_added() {
        assertThat(TenantedContract.atOnce(50, () -> added(Cast.aUser(new UserId(Cast.anId()), "bob")))
                        .value())
                .filteredOn(added -> added)
                .hasSize(1);
    }

    @Test
    default void a_change_moves_names_and_version_on() {
        added(Cast.alice());
        User renamed = new User(
                ALICE,
                new UserName("Alicia"),
                Cast.alice().email(),
                Optional.empty(),
                UserState.DISABLED,
                Version.FIRST);
        assertThat(changed(renamed, Version.FIRST)).isEqualTo(Users.Changed.DONE);
        assertThat(changed(renamed, Version.FIRST)).isEqualTo(Users.Changed.STALE);
        assertThat(lookup(ACME, "alice").candidate()).isEmpty();
        User found = lookup(ACME, "alicia").candidate().orElseThrow().access().user();
        assertThat(found)
                .isEqualTo(new User(
                        ALICE,
                        renamed.name(),
                        renamed.email(),
                        renamed.displayName(),
                        UserState.DISABLED,
                        new Version(2)));
        assertThat(added(Cast.aUser(new UserId(Cast.anId()), "alice"))).isFalse(); // the address is still hers
    }

    @Test
    default void a_change_to_a_name_that_is_taken_changes_nothing() {
        added(Cast.alice());
        added(Cast.aUser(new UserId(Cast.anId()), "bob"));
        User usurper = new User(
                ALICE, new UserName("Bob"), Optional.empty(), Optional.empty(), UserState.ACTIVE, Version.FIRST);
        assertThat(changed(usurper, Version.FIRST)).isEqualTo(Users.Changed.NAME_TAKEN);
        assertThat(asked(ACME, tx -> store().users().find(tx, ALICE))
                        .value()
                        .orElseThrow()
                        .user())
                .isEqualTo(Cast.alice());
        assertThat(lookup(ACME, "alice@example.org").candidate()).isPresent();
    }

    @Test
    default void roles_are_replaced_and_remember_who_gave_them() {
        added(Cast.alice());
        inAcme(tx -> {
            store().roles().define(tx, AUDITOR);
            store().roles().define(tx, DRIVER);
        });
        assertThat(assigned(Set.of(AUDITOR.name()), AssignedBy.OPERATOR)).isTrue();
        assertThat(assigned(Set.of(AUDITOR.name(), DRIVER.name()), AssignedBy.PROVISIONING))
                .isTrue();
        assertThat(assignments())
                .containsExactly(
                        new RoleAssignment(AUDITOR, AssignedBy.OPERATOR),
                        new RoleAssignment(DRIVER, AssignedBy.PROVISIONING));
        assertThat(assigned(Set.of(new RoleName("unheard of")), AssignedBy.OPERATOR))
                .isFalse();
        assertThat(assignments()).hasSize(2);
        assertThat(assigned(Set.of(), AssignedBy.OPERATOR)).isTrue();
        assertThat(assignments()).isEmpty();
    }

    @Test
    default void several_users_get_their_first_roles_together_or_none_of_them() {
        added(Cast.alice());
        User bob = Cast.aUser(new UserId(Cast.anId()), "bob");
        added(bob);
        inAcme(tx -> {
            store().roles().define(tx, AUDITOR);
            store().roles().define(tx, DRIVER);
        });
        assertThat(first(Map.of(ALICE, Set.of(new RoleName("unheard of")), bob.id(), Set.of(DRIVER.name()))))
                .isFalse();
        assertThat(assignments()).isEmpty();
        assertThat(first(Map.of(ALICE, Set.of(AUDITOR.name(), DRIVER.name()), bob.id(), Set.of())))
                .isTrue();
        assertThat(first(Map.of())).isTrue();
        assertThat(assignments())
                .containsExactly(
                        new RoleAssignment(AUDITOR, AssignedBy.OPERATOR),
                        new RoleAssignment(DRIVER, AssignedBy.OPERATOR));
        assertThat(in(ACME, tx -> store().users().find(tx, bob.id()))
                        .orElseThrow()
                        .assignments())
                .isEmpty();
    }

    @Test
    default void a_role_is_redefined_for_everybody_who_has_it() {
        added(Cast.alice());
        inAcme(tx -> store().roles().define(tx, AUDITOR));
        assigned(Set.of(AUDITOR.name()), AssignedBy.POLICY);
        var next = new Role(AUDITOR.name(), "Reads little", Scopes.parse("read:some"));
        inAcme(tx -> store().roles().define(tx, next));
        assertThat(assignments()).containsExactly(new RoleAssignment(next, AssignedBy.POLICY));
        assertThat(asked(GLOBEX, tx -> store().roles().find(tx, AUDITOR.name())).value())
                .isEmpty();
        assertThat(asked(ACME, tx -> store().roles().page(tx, Optional.of(AUDITOR.name()), 9))
                        .value())
                .isEmpty();
    }

    @Test
    default void logging_in_leaves_the_version_alone() {
        added(Cast.alice());
        inAcme(tx -> store().users().loggedIn(tx, ALICE, NOON));
        assertThat(asked(ACME, tx -> store().users().find(tx, ALICE))
                        .value()
                        .orElseThrow()
                        .user())
                .isEqualTo(Cast.alice());
    }

    @Test
    default void pages_go_by_id() {
        added(Cast.alice());
        User second = Cast.aUser(new UserId(Cast.anId()), "bob");
        added(second);
        assertThat(asked(ACME, tx -> store().users().page(tx, Optional.empty(), 1))
                        .value())
                .map(UserAccess::user)
                .containsExactly(Cast.alice());
        assertThat(asked(ACME, tx -> store().users().page(tx, Optional.of(ALICE), 9))
                        .value())
                .map(UserAccess::user)
                .containsExactly(second);
        assertThat(asked(GLOBEX, tx -> store().users().page(tx, Optional.empty(), 9))
                        .value())
                .isEmpty();
    }

    private boolean added(User user) {
        return in(ACME, tx -> store().users().add(tx, user));
    }

    private Users.Changed changed(User next, Version expected) {
        return in(ACME, tx -> store().users().change(tx, next, expected));
    }

    private boolean assigned(Set<RoleName> roles, AssignedBy by) {
        return in(ACME, tx -> store().users().assign(tx, ALICE, roles, by, NOON));
    }

    private boolean first(Map<UserId, Set<RoleName>> roles) {
        return in(ACME, tx -> store().users().assignFirst(tx, roles, AssignedBy.OPERATOR, NOON));
    }

    private List<RoleAssignment> assignments() {
        return in(ACME, tx -> store().users().find(tx, ALICE)).orElseThrow().assignments();
    }

    private Users.Found lookup(TenantId tenant, String typed) {
        return store().transactions().once(tenant, tx -> store().users().lookup(tx, LoginName.of(typed)));
    }
}
