package dev.signet.application.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.Author;
import dev.signet.application.Page;
import dev.signet.application.Town;
import dev.signet.application.credential.SetPassword;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.Password;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class UserAdministrationTest {

    private static final Author CLERK =
            new Author(Actor.SERVICE, AssignedBy.SERVICE, Scopes.NONE, Provenance.local("test"));

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();
    private final ShowUser show = new ShowUser(town.world.store.transactions(), town.world.store.users());

    @Test
    void a_new_user_has_the_roles_and_is_known_by_name_and_address() {
        assertThat(byName("Alice@example.org")).map(UserAccess::user).contains(town.alice);
        assertThat(byId(town.alice.id()).map(UserAccess::roles).orElseThrow()).containsExactly(new RoleName("editor"));
        assertThat(town.world.actions(acme)).contains(AuditAction.USER_PROVISIONED);
    }

    @Test
    void a_user_of_one_tenant_is_unknown_to_the_other() {
        assertThat(byId(town.aliceOfGlobex.id())).isEmpty();
        assertThat(byName("alice").map(UserAccess::user)).contains(town.alice);
    }

    @Test
    void a_name_belongs_to_one_person_or_client() {
        for (String name : new String[] {"ALICE", "alice@example.org", "console"}) {
            assertThat(provision(name, Set.of(), Town.OPERATOR)).as(name).isEqualTo(new ProvisionUser.NameTaken());
        }
    }

    @Test
    void nobody_is_made_with_a_role_that_there_is_not() {
        assertThat(provision("bob", Set.of("ghost"), Town.OPERATOR)).isEqualTo(new ProvisionUser.UnknownRole());
        assertThat(byName("bob")).isEmpty();
    }

    @Test
    void nobody_is_made_with_more_administration_than_their_author_has() {
        town.role(acme, "boss", "admin:users");
        assertThat(provision("bob", Set.of("boss"), CLERK)).isEqualTo(new ProvisionUser.BeyondAuthor());
        assertThat(byName("bob")).isEmpty();
    }

    @Test
    void nobody_is_made_with_a_password_that_must_not_be_chosen() {
        var request = new ProvisionUser.Request(
                acme,
                new UserName("bob"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Password("short")),
                Set.of(),
                Town.OPERATOR);
        assertThatThrownBy(() -> town.world.provisionUser.handle(request)).isInstanceOf(InvalidValue.class);
        assertThat(byName("bob")).isEmpty();
    }

    @Test
    void a_change_is_kept_and_written_down() {
        assertThat(change(user -> named(user, "alicia"), Town.OPERATOR))
                .isInstanceOfSatisfying(
                        ChangeUser.Changed.class,
                        changed -> assertThat(changed.access().user().version()).isEqualTo(Version.FIRST.next()));
        assertThat(byName("alicia")).isPresent();
        assertThat(byName("alice")).isEmpty();
        assertThat(town.world.actions(acme)).contains(AuditAction.USER_CHANGED);
    }

    @Test
    void disabling_and_enabling_are_written_down_as_such() {
        change(user -> in(user, UserState.DISABLED), Town.OPERATOR);
        assertThat(town.world.actions(acme)).contains(AuditAction.USER_DISABLED);
        change(user -> in(user, UserState.ACTIVE), Town.OPERATOR);
        assertThat(town.world.actions(acme)).contains(AuditAction.USER_ENABLED);
    }

    @Test
    void no_change_is_no_change() {
        int before = town.world.trail(acme).size();
        assertThat(change(UnaryOperator.identity(), Town.OPERATOR)).isInstanceOf(ChangeUser.Changed.class);
        assertThat(town.world.trail(acme)).hasSize(before);
    }

    @Test
    void nobody_takes_the_name_of_another() {
        town.user(acme, "bob");
        int before = town.world.trail(acme).size();
        assertThat(change(user -> named(user, "BOB"), Town.OPERATOR)).isEqualTo(new ChangeUser.NameTaken());
        assertThat(byName("alice")).isPresent();
        assertThat(town.world.trail(acme)).hasSize(before);
    }

    @Test
    void who_saw_an_older_version_changes_nothing() {
        change(user -> named(user, "alicia"), Town.OPERATOR);
        var late = new ChangeUser.Request(
                acme,
                town.alice.id(),
                Optional.of(Version.FIRST),
                u -> named(u, "eve"),
                Optional.empty(),
                Town.OPERATOR);
        assertThat(town.world.changeUser.handle(late)).isEqualTo(new ChangeUser.Stale());
    }

    @Test
    void who_saw_the_version_that_is_there_changes_it() {
        var timely = new ChangeUser.Request(
                acme,
                town.alice.id(),
                Optional.of(Version.FIRST),
                u -> named(u, "alicia"),
                Optional.empty(),
                Town.OPERATOR);
        assertThat(town.world.changeUser.handle(timely)).isInstanceOf(ChangeUser.Changed.class);
    }

    @Test
    void to_be_given_the_roles_that_one_has_is_no_change() {
        int before = town.world.trail(acme).size();
        assertThat(assign(Set.of("editor"), Town.OPERATOR))
                .isInstanceOfSatisfying(
                        ChangeUser.Changed.class,
                        changed -> assertThat(changed.access().user().version()).isEqualTo(Version.FIRST));
        assertThat(town.world.trail(acme)).hasSize(before);
    }

    @Test
    void who_changes_a_user_under_anothers_hands_changes_nothing() {
        assertThat(change(
                        user -> {
                            change(first -> named(first, "first"), Town.OPERATOR);
                            return named(user, "second");
                        },
                        Town.OPERATOR))
                .isEqualTo(new ChangeUser.Stale());
        assertThat(byName("second")).isEmpty();
    }

    @Test
    void a_user_of_the_other_tenant_is_not_changed() {
        var request = new ChangeUser.Request(
                acme, town.aliceOfGlobex.id(), Optional.empty(), u -> named(u, "eve"), Optional.empty(), Town.OPERATOR);
        assertThat(town.world.changeUser.handle(request)).isEqualTo(new ChangeUser.Unknown());
    }

    @Test
    void nobody_touches_who_has_more_administration_than_they() {
        town.role(acme, "boss", "admin:users");
        assign(Set.of("boss"), Town.OPERATOR);
        assertThat(change(user -> named(user, "eve"), CLERK)).isEqualTo(new ChangeUser.BeyondAuthor());
        assertThat(assign(Set.of(), CLERK)).isEqualTo(new ChangeUser.BeyondAuthor());
        assertThat(town.world.setPassword.handle(
                        new SetPassword.Request(acme, town.alice.id(), new Password("battery staple"), CLERK)))
                .isEqualTo(SetPassword.Outcome.BEYOND_AUTHOR);
        assertThat(byName("alice").map(UserAccess::roles).orElseThrow()).containsExactly(new RoleName("boss"));
    }

    @Test
    void roles_are_assigned_in_place_of_those_before() {
        town.role(acme, "reader", "read:users");
        assertThat(assign(Set.of("reader"), CLERK)).isInstanceOf(ChangeUser.Changed.class);
        assertThat(byName("alice").map(UserAccess::roles).orElseThrow()).containsExactly(new RoleName("reader"));
        assertThat(town.world.actions(acme)).contains(AuditAction.USER_ROLES_CHANGED);
        assertThat(byIdOfGlobex().roles()).containsExactly(new RoleName("editor"));
    }

    @Test
    void roles_that_there_are_not_or_that_give_too_much_are_not_assigned() {
        town.role(acme, "boss", "admin:users");
        assertThat(assign(Set.of("ghost"), Town.OPERATOR)).isEqualTo(new ChangeUser.UnknownRole());
        assertThat(assign(Set.of("boss"), CLERK)).isEqualTo(new ChangeUser.BeyondAuthor());
        assertThat(assign(town.aliceOfGlobex, Set.of(), Town.OPERATOR)).isEqualTo(new ChangeUser.Unknown());
        assertThat(byName("alice").map(UserAccess::roles).orElseThrow()).containsExactly(new RoleName("editor"));
    }

    @Test
    void a_role_is_defined_once_and_changed_only_within_reach() {
        assertThat(define("reader", "read:users", CLERK)).isEqualTo(DefineRole.Outcome.DEFINED);
        assertThat(define("reader", "read:users", CLERK)).isEqualTo(DefineRole.Outcome.UNCHANGED);
        assertThat(define("reader", "admin:users", CLERK)).isEqualTo(DefineRole.Outcome.BEYOND_AUTHOR);
        assertThat(define("reader", "admin:users", Town.OPERATOR)).isEqualTo(DefineRole.Outcome.DEFINED);
        assertThat(define("reader", "read:users", CLERK))
                .as("nor taken away by who could not give it")
                .isEqualTo(DefineRole.Outcome.BEYOND_AUTHOR);
        assertThat(town.world.actions(acme)).contains(AuditAction.ROLE_DEFINED);
        Optional<Role> ofGlobex =
                town.world.in(town.globex.id(), tx -> town.world.store.roles().find(tx, new RoleName("reader")));
        assertThat(ofGlobex).isEmpty();
    }

    @Test
    void users_are_listed_in_the_order_in_which_they_were_made() {
        User bob = town.user(acme, "bob");
        var list = new ListUsers(town.world.store.transactions(), town.world.store.users());
        Set<UserId> both = Set.of(town.alice.id(), bob.id());
        Page<UserAccess, UserId> first = list.handle(new ListUsers.Request(acme, Optional.empty(), 1));
        Page<UserAccess, UserId> second = list.handle(new ListUsers.Request(acme, first.next(), 1));
        assertThat(Set.of(
                        first.items().getFirst().user().id(),
                        second.items().getFirst().user().id()))
                .isEqualTo(both);
        assertThat(second.next()).isEmpty();
    }

    private ProvisionUser.Outcome provision(String name, Set<String> roles, Author author) {
        return town.world.provisionUser.handle(new ProvisionUser.Request(
                acme,
                new UserName(name),
                Optional.of(new Email("somebody@example.org")),
                Optional.empty(),
                Optional.empty(),
                names(roles),
                author));
    }

    private ChangeUser.Outcome change(UnaryOperator<User> change, Author author) {
        return town.world.changeUser.handle(
                new ChangeUser.Request(acme, town.alice.id(), Optional.empty(), change, Optional.empty(), author));
    }

    private ChangeUser.Outcome assign(Set<String> roles, Author author) {
        return assign(town.alice, roles, author);
    }

    private ChangeUser.Outcome assign(User user, Set<String> roles, Author author) {
        return town.world.changeUser.handle(new ChangeUser.Request(
                acme, user.id(), Optional.empty(), same -> same, Optional.of(names(roles)), author));
    }

    private DefineRole.Outcome define(String name, String scopes, Author author) {
        return town.world.defineRole.handle(
                new DefineRole.Request(acme, new Role(new RoleName(name), "", Scopes.parse(scopes)), author));
    }

    private Optional<UserAccess> byName(String name) {
        return show.handle(new ShowUser.ByName(acme, LoginName.of(name)));
    }

    private Optional<UserAccess> byId(UserId id) {
        return show.handle(new ShowUser.ById(acme, id));
    }

    private UserAccess byIdOfGlobex() {
        return show.handle(new ShowUser.ById(town.globex.id(), town.aliceOfGlobex.id()))
                .orElseThrow();
    }

    private static Set<RoleName> names(Set<String> roles) {
        return roles.stream().map(RoleName::new).collect(java.util.stream.Collectors.toSet());
    }

    private static User named(User user, String name) {
        return new User(user.id(), new UserName(name), user.email(), user.displayName(), user.state(), user.version());
    }

    private static User in(User user, UserState state) {
        return new User(user.id(), user.name(), user.email(), user.displayName(), state, user.version());
    }
}
