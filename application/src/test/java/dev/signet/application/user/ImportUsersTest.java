package dev.signet.application.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.credential.ListCredentials;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.credential.policy.FewCommonPasswords;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.application.user.ImportUsers.Fate;
import dev.signet.application.user.ImportUsers.Mode;
import dev.signet.application.user.ImportUsers.Newcomer;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Taking users over from another system, a batch at a time.
final class ImportUsersTest {

    private static final Author CLERK =
            new Author(Actor.SERVICE, AssignedBy.SERVICE, Scopes.NONE, Provenance.local("test"));

    private final Town town = new Town();
    private final World world = town.world;
    private final TenantId acme = town.acme.id();
    private final Ids ids = new Ids(world.entropy, world.clock);
    private final PasswordHash stored = world.hasher.hash(Town.PASSWORD);
    private final ImportUsers imports = new ImportUsers(
            world.store.transactions(),
            world.store.users(),
            new PasswordMaking(
                    world.hasher,
                    world.store.credentials(),
                    new PasswordFitness(new FewCommonPasswords()),
                    new RulesInForce(world.store.transactions(), world.store.policies(), CredentialRules.STANDARD),
                    ids,
                    world.clock),
            new RoleAssigning(world.store.transactions(), world.store.users(), world.store.roles(), world.clock),
            world.store.trail(),
            new AuditEntries(ids, world.clock),
            ids);

    @Test
    void who_is_taken_over_logs_in_with_the_password_they_had_and_has_the_roles() {
        assertThat(imported(newcomer("bob", Optional.of(stored), "editor"))).containsExactly(Fate.ADDED);

        UserAccess bob = found("bob").orElseThrow();
        assertThat(bob.roles()).containsExactly(new RoleName("editor"));
        assertThat(bob.user().email()).contains(new Email("bob@example.org"));
        assertThat(bob.user().displayName()).contains("bob of old");
        assertThat(login("bob", Town.PASSWORD)).isInstanceOf(VerifyPassword.Verified.class);
        assertThat(login("bob", new Password("another horse"))).isEqualTo(new VerifyPassword.Wrong());
        var notes = (ListCredentials.Listed) world.listCredentials.handle(
                new ListCredentials.Request(acme, bob.user().id()));
        assertThat(notes.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.life().by()).contains(Actor.OPERATOR));
    }

    @Test
    void who_was_disabled_there_is_disabled_here_and_who_had_no_password_has_none() {
        assertThat(imported(
                        new Newcomer(
                                new UserName("bob"),
                                Optional.empty(),
                                Optional.empty(),
                                UserState.DISABLED,
                                Optional.of(stored),
                                Set.of()),
                        newcomer("carol", Optional.empty())))
                .containsExactly(Fate.ADDED, Fate.ADDED);
        assertThat(login("bob", Town.PASSWORD)).isInstanceOf(VerifyPassword.Barred.class);
        assertThat(login("carol", Town.PASSWORD)).isEqualTo(new VerifyPassword.Wrong());
    }

    @Test
    void each_is_told_their_fate_in_the_order_in_which_they_were_sent() {
        town.role(acme, "boss", "admin:users");
        assertThat(imports.handle(request(
                                Mode.IMPORT,
                                CLERK,
                                newcomer("ghostly", Optional.empty(), "ghost"),
                                newcomer("bob", Optional.of(stored), "editor"),
                                newcomer("alice", Optional.of(stored)),
                                newcomer("unreadable", Optional.of(new PasswordHash("$md5$0"))),
                                newcomer("carol", Optional.empty(), "editor"),
                                newcomer("powerful", Optional.empty(), "editor", "boss"),
                                newcomer("console", Optional.empty())))
                        .fates())
                .containsExactly(
                        Fate.UNKNOWN_ROLE,
                        Fate.ADDED,
                        Fate.THERE_ALREADY,
                        Fate.UNREADABLE_HASH,
                        Fate.ADDED,
                        Fate.BEYOND_AUTHOR,
                        Fate.NAME_TAKEN);
        for (String kept : List.of("bob", "carol")) {
            assertThat(found(kept)).as(kept).isPresent();
        }
        for (String refused : List.of("ghostly", "unreadable", "powerful")) {
            assertThat(found(refused)).as(refused).isEmpty();
        }
    }

    @Test
    void a_batch_is_one_entry_of_the_trail_that_counts_those_who_were_added() {
        imported(
                newcomer("bob", Optional.empty()),
                newcomer("alice", Optional.empty()),
                newcomer("carol", Optional.empty()));
        assertThat(world.entry(acme, AuditAction.USER_IMPORTED)).satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo("2 users");
            assertThat(entry.target()).isEqualTo("users");
            assertThat(entry.actor()).isEqualTo(Actor.OPERATOR);
        });
        assertThat(world.actions(town.globex.id())).doesNotContain(AuditAction.USER_IMPORTED);
    }

    @Test
    void a_batch_that_is_sent_again_changes_nothing_and_leaves_no_trace() {
        Newcomer bob = newcomer("bob", Optional.of(stored), "editor");
        imported(bob);
        int before = world.trail(acme).size();
        var changed = newcomer("bob", Optional.of(world.hasher.hash(new Password("another horse"))));
        assertThat(imported(changed)).containsExactly(Fate.THERE_ALREADY);
        assertThat(login("bob", Town.PASSWORD)).isInstanceOf(VerifyPassword.Verified.class);
        assertThat(found("bob").orElseThrow().roles()).containsExactly(new RoleName("editor"));
        assertThat(world.trail(acme)).hasSize(before);
    }

    @Test
    void a_rehearsal_tells_the_same_and_does_nothing() {
        int before = world.trail(acme).size();
        assertThat(imports.handle(request(
                                Mode.REHEARSAL,
                                Town.OPERATOR,
                                newcomer("bob", Optional.of(stored)),
                                newcomer("bobby", Optional.empty(), "ghost"),
                                newcomer("alice", Optional.empty())))
                        .fates())
                .containsExactly(Fate.ADDED, Fate.UNKNOWN_ROLE, Fate.THERE_ALREADY);
        assertThat(found("bob")).isEmpty();
        assertThat(world.trail(acme)).hasSize(before);
    }

    private List<Fate> imported(Newcomer... newcomers) {
        return imports.handle(request(Mode.IMPORT, Town.OPERATOR, newcomers)).fates();
    }

    private ImportUsers.Request request(Mode mode, Author author, Newcomer... newcomers) {
        return new ImportUsers.Request(acme, List.of(newcomers), mode, author);
    }

    private static Newcomer newcomer(String name, Optional<PasswordHash> password, String... roles) {
        return new Newcomer(
                new UserName(name),
                Optional.of(new Email(name + "@example.org")),
                Optional.of(name + " of old"),
                UserState.ACTIVE,
                password,
                Arrays.stream(roles).map(RoleName::new).collect(Collectors.toSet()));
    }

    private Optional<UserAccess> found(String name) {
        return new ShowUser(world.store.transactions(), world.store.users())
                .handle(new ShowUser.ByName(acme, LoginName.of(name)));
    }

    private VerifyPassword.Outcome login(String name, Password password) {
        return world.verifyPassword.handle(new VerifyPassword.Attempt(
                acme, name, password, World.origin(acme).guesser()));
    }
}
