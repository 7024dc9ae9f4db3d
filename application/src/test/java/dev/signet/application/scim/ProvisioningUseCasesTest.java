package dev.signet.application.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.credential.policy.FewCommonPasswords;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.Password;
import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.scim.Wanted;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What provisioning clients can do, and what it means for those whom they do it to.
final class ProvisioningUseCasesTest {

    private static final Author CLIENT =
            new Author(Actor.SERVICE, AssignedBy.PROVISIONING, Scopes.NONE, Provenance.local("test"));

    private static final Author ADMINISTRATOR = new Author(
            Actor.OPERATOR, AssignedBy.ADMINISTRATOR, Scopes.of(new Scope("admin:users")), Provenance.local("test"));

    private final Town town = new Town();
    private final World world = town.world;
    private final Ids ids = new Ids(world.entropy, world.clock);
    private final AuditEntries entries = new AuditEntries(ids, world.clock);
    private final PasswordMaking passwords = new PasswordMaking(
            world.hasher,
            world.store.credentials(),
            new PasswordFitness(new FewCommonPasswords()),
            new RulesInForce(world.store.transactions(), world.store.policies(), CredentialRules.STANDARD),
            ids,
            world.clock);
    private final PersonWriting writing =
            new PersonWriting(world.store.users(), world.store.people(), world.store.roles(), world.clock);
    private final CreatePerson create = new CreatePerson(
            world.store.transactions(), world.store.people(), writing, passwords, world.store.trail(), entries, ids);
    private final ShowPerson show = new ShowPerson(world.store.transactions(), world.store.people());
    private final ChangePerson change = new ChangePerson(
            world.store.transactions(),
            world.store.people(),
            writing,
            passwords,
            world.store.credentials(),
            world.store.families(),
            world.store.trail(),
            entries);
    private final IssueScimToken issue = new IssueScimToken(
            world.store.transactions(), world.store.scimTokens(), world.store.trail(), entries, ids, world.clock);
    private final AuthenticateProvisioner authenticate = new AuthenticateProvisioner(
            world.store.transactions(),
            world.store.routes(),
            world.store.tenants(),
            world.store.scimTokens(),
            world.clock);

    @Test
    void who_is_made_has_the_roles_named_and_no_scopes_by_them() {
        town.role(town.acme.id(), "chief", "admin:system read:all");
        var wanted = new Wanted(
                new UserName("bob"),
                Optional.of(new Email("bob@example.org")),
                Optional.empty(),
                true,
                new Profile(List.of(new Fact("title", 0, "Guide"))),
                Optional.of(Set.of(new RoleName("chief"), new RoleName("new"))));

        var made = (CreatePerson.Created)
                create.handle(new CreatePerson.Request(town.acme.id(), wanted, Optional.empty(), CLIENT));

        assertThat(made.person().access().roles()).containsExactly(new RoleName("chief"), new RoleName("new"));
        assertThat(made.person().access().assignments())
                .allMatch(assignment -> assignment.scopes().values().stream().noneMatch(s -> s.isAdministrative()));
        assertThat(made.person().profile()).isEqualTo(wanted.profile());
        assertThat(show.handle(new ShowPerson.Request(
                        town.acme.id(), made.person().access().user().id())))
                .contains(made.person());
        assertThat(create.handle(new CreatePerson.Request(town.acme.id(), wanted, Optional.empty(), CLIENT)))
                .isInstanceOf(CreatePerson.NameTaken.class);
    }

    @Test
    void who_is_disabled_loses_every_grant_at_once() {
        var tokens = town.tokensOf(town.alice, town.acme.id());

        var changed = change(was -> with(was, was.name(), was.email(), false, was.roles()));

        assertThat(changed).isInstanceOf(ChangePerson.Changed.class);
        assertThat(introspected(tokens.access().text())).isInstanceOf(IntrospectToken.Inactive.class);
        assertThat(world.actions(town.acme.id())).contains(AuditAction.USER_DISABLED);
        change(was -> with(was, was.name(), was.email(), true, was.roles()));
        assertThat(introspected(tokens.access().text()))
                .as("to be let in again revives nothing")
                .isInstanceOf(IntrospectToken.Inactive.class);
        assertThat(world.actions(town.acme.id())).contains(AuditAction.USER_ENABLED);
    }

    @Test
    void a_new_password_puts_out_whoever_knew_the_old_one() {
        var tokens = town.tokensOf(town.alice, town.acme.id());

        var outcome = change.handle(request(town.alice.id(), UnaryOperator.identity(), Optional.of("a new password")));

        assertThat(outcome).isInstanceOf(ChangePerson.Changed.class);
        assertThat(introspected(tokens.access().text())).isInstanceOf(IntrospectToken.Inactive.class);
        assertThat(world.actions(town.acme.id())).contains(AuditAction.USER_PASSWORD_SET);
        assertThatThrownBy(
                        () -> change.handle(request(town.alice.id(), UnaryOperator.identity(), Optional.of("short"))))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void who_is_made_with_a_password_logs_in_with_it_and_their_making_is_written_down() {
        var made = (CreatePerson.Created) create.handle(new CreatePerson.Request(
                town.acme.id(), named("bob"), Optional.of(new Password("a new password")), CLIENT));

        assertThat(login("bob", "a new password")).isInstanceOf(VerifyPassword.Verified.class);
        String target = "user:" + made.person().access().user().id().value();
        assertThat(world.trail(town.acme.id()))
                .filteredOn(entry -> entry.action() == AuditAction.USER_PROVISIONED)
                .extracting(AuditEntry::target)
                .contains(target);
        int before = world.trail(town.acme.id()).size();
        assertThat(create.handle(new CreatePerson.Request(town.acme.id(), named("bob"), Optional.empty(), CLIENT)))
                .isInstanceOf(CreatePerson.NameTaken.class);
        assertThatThrownBy(() -> create.handle(new CreatePerson.Request(
                        town.acme.id(), named("carol"), Optional.of(new Password("short")), CLIENT)))
                .isInstanceOf(InvalidValue.class);
        assertThat(world.trail(town.acme.id())).hasSize(before);
    }

    @Test
    void a_new_password_opens_and_the_old_one_does_not() {
        change.handle(request(town.alice.id(), UnaryOperator.identity(), Optional.of("a new password")));
        assertThat(login("alice", "a new password")).isInstanceOf(VerifyPassword.Verified.class);
        assertThat(login("alice", Town.PASSWORD.reveal())).isEqualTo(new VerifyPassword.Wrong());
    }

    @Test
    void another_name_or_profile_ends_no_grant() {
        var tokens = town.tokensOf(town.alice, town.acme.id());
        change(was -> with(was, new UserName("alicia"), was.email(), true, was.roles()));
        Profile guide = new Profile(List.of(new Fact("title", 0, "Guide")));
        change(was -> new Wanted(was.name(), was.email(), was.displayName(), was.active(), guide, was.roles()));
        assertThat(introspected(tokens.access().text())).isInstanceOf(IntrospectToken.ActiveAccess.class);
        assertThat(show.handle(new ShowPerson.Request(town.acme.id(), town.alice.id()))
                        .map(Person::profile))
                .contains(guide);
    }

    @Test
    void roles_are_changed_and_written_down_unless_they_are_those_that_there_are() {
        Set<RoleName> same = Set.of(new RoleName("editor"));
        int before = world.trail(town.acme.id()).size();
        change(was -> with(was, was.name(), was.email(), was.active(), Optional.of(same)));
        assertThat(world.trail(town.acme.id())).hasSize(before);
        change(was -> with(was, was.name(), was.email(), was.active(), Optional.of(Set.of(new RoleName("guide")))));
        assertThat(world.entry(town.acme.id(), AuditAction.USER_ROLES_CHANGED).target())
                .isEqualTo("user:" + town.alice.id().value());
    }

    @Test
    void a_change_of_the_version_that_is_there_is_made() {
        assertThat(change.handle(new ChangePerson.Request(
                        town.acme.id(),
                        town.alice.id(),
                        Optional.of(Version.FIRST),
                        person -> new ChangePerson.Change(
                                with(wanted(person), new UserName("alicia"), Optional.empty(), true, Optional.empty()),
                                Optional.empty()),
                        CLIENT)))
                .isInstanceOf(ChangePerson.Changed.class);
    }

    @Test
    void a_token_that_was_removed_opens_nothing_any_more() {
        var remove =
                new RemoveScimToken(world.store.transactions(), world.store.scimTokens(), world.store.trail(), entries);
        var issued = issue.handle(new IssueScimToken.Request(town.acme.id(), "okta", Optional.empty(), Town.OPERATOR));
        assertThat(world.entry(town.acme.id(), AuditAction.SCIM_TOKEN_ISSUED).target())
                .contains(issued.token().id().value().toString());
        assertThat(remove.handle(new RemoveScimToken.Request(
                        town.globex.id(), issued.token().id(), Town.OPERATOR)))
                .isEqualTo(RemoveScimToken.Outcome.UNKNOWN);
        assertThat(authenticate.handle(issued.text())).isInstanceOf(AuthenticateProvisioner.Known.class);
        var removal = new RemoveScimToken.Request(town.acme.id(), issued.token().id(), Town.OPERATOR);
        assertThat(remove.handle(removal)).isEqualTo(RemoveScimToken.Outcome.REMOVED);
        assertThat(authenticate.handle(issued.text())).isInstanceOf(AuthenticateProvisioner.Refused.class);
        assertThat(remove.handle(removal)).isEqualTo(RemoveScimToken.Outcome.UNKNOWN);
        assertThat(world.entry(town.acme.id(), AuditAction.SCIM_TOKEN_REMOVED).target())
                .contains(issued.token().id().value().toString());
        assertThat(world.actions(town.globex.id())).doesNotContain(AuditAction.SCIM_TOKEN_REMOVED);
    }

    @Test
    void what_changes_nothing_is_not_a_change() {
        int before = world.trail(town.acme.id()).size();

        var outcome = (ChangePerson.Changed) change(UnaryOperator.identity());

        assertThat(outcome.person().access().user().version()).isEqualTo(Version.FIRST);
        assertThat(world.trail(town.acme.id())).hasSize(before);
    }

    @Test
    void a_change_without_a_version_is_made_again_on_what_somebody_else_left() {
        var tries = new AtomicInteger();

        var outcome = change(was -> {
            if (tries.incrementAndGet() == 1) {
                change(other -> with(other, other.name(), other.email(), other.active(), Optional.of(Set.of())));
            }
            return with(was, new UserName("alicia"), was.email(), was.active(), Optional.empty());
        });

        assertThat(outcome).isInstanceOfSatisfying(ChangePerson.Changed.class, changed -> {
            assertThat(changed.person().access().user().name()).isEqualTo(new UserName("alicia"));
            assertThat(changed.person().access().roles()).isEmpty();
        });
        assertThat(tries).hasValue(2);
    }

    @Test
    void a_change_of_a_version_that_is_gone_is_refused() {
        UserId nobody = new UserId(UUID.fromString("0190b6a0-0000-7000-8000-000000000bad"));

        assertThat(change.handle(new ChangePerson.Request(
                        town.acme.id(),
                        town.alice.id(),
                        Optional.of(Version.FIRST.next()),
                        person -> new ChangePerson.Change(wanted(person), Optional.empty()),
                        CLIENT)))
                .isInstanceOf(ChangePerson.Stale.class);
        assertThat(change.handle(request(nobody, UnaryOperator.identity(), Optional.empty())))
                .isInstanceOf(ChangePerson.Unknown.class);
        town.user(town.acme.id(), "bob");
        assertThat(change(was -> with(was, new UserName("bob"), was.email(), was.active(), was.roles())))
                .isInstanceOf(ChangePerson.NameTaken.class);
    }

    @Test
    void who_administers_is_not_theirs_to_take_over() {
        town.role(town.acme.id(), "editor", "admin:users");

        assertThat(change(was -> with(was, new UserName("mallory"), was.email(), was.active(), was.roles())))
                .isInstanceOf(ChangePerson.BeyondAuthor.class);
        assertThat(change(was -> with(was, was.name(), Optional.empty(), was.active(), was.roles())))
                .isInstanceOf(ChangePerson.BeyondAuthor.class);
        assertThat(change(was -> with(was, was.name(), was.email(), was.active(), Optional.of(Set.of()))))
                .isInstanceOf(ChangePerson.BeyondAuthor.class);
        assertThat(change.handle(request(town.alice.id(), UnaryOperator.identity(), Optional.of("a new password"))))
                .isInstanceOf(ChangePerson.BeyondAuthor.class);
        assertThat(change(was -> with(was, was.name(), was.email(), false, was.roles())))
                .as("whoever leaves can be shut out")
                .isInstanceOf(ChangePerson.Changed.class);
    }

    @Test
    void an_administrator_of_users_gives_no_role_that_holds_more_than_they() {
        town.role(town.acme.id(), "chief", "admin:keys admin:users");
        town.role(town.acme.id(), "helper", "admin:users read:all");
        UserId bob = town.user(town.acme.id(), "bob").id();
        Optional<Set<RoleName>> chief = Optional.of(Set.of(new RoleName("chief")));
        Optional<Set<RoleName>> helper = Optional.of(Set.of(new RoleName("helper"), new RoleName("new")));

        assertThat(change.handle(by(bob, was -> with(was, was.name(), was.email(), true, chief))))
                .isInstanceOf(ChangePerson.BeyondAuthor.class);
        assertThat(create.handle(new CreatePerson.Request(
                        town.acme.id(), named("carol", chief), Optional.empty(), ADMINISTRATOR)))
                .isInstanceOf(CreatePerson.BeyondAuthor.class);
        assertThat(show.handle(new ShowPerson.Request(town.acme.id(), bob)))
                .hasValueSatisfying(
                        person -> assertThat(person.access().roles()).doesNotContain(new RoleName("chief")));

        assertThat(change.handle(by(bob, was -> with(was, was.name(), was.email(), true, helper))))
                .isInstanceOf(ChangePerson.Changed.class);
        assertThat(create.handle(new CreatePerson.Request(
                        town.acme.id(), named("carol", helper), Optional.empty(), ADMINISTRATOR)))
                .isInstanceOf(CreatePerson.Created.class);
    }

    @Test
    void an_administrator_of_users_changes_nothing_of_who_holds_more_than_they() {
        town.role(town.acme.id(), "editor", "admin:keys");

        assertThat(change.handle(by(town.alice.id(), was -> with(was, was.name(), was.email(), false, was.roles()))))
                .isInstanceOf(ChangePerson.BeyondAuthor.class);
    }

    @Test
    void a_token_opens_its_tenant_while_it_lives_and_the_tenant_is_served() {
        var issued = issue.handle(
                new IssueScimToken.Request(town.acme.id(), "okta", Optional.of(Duration.ofHours(1)), Town.OPERATOR));

        assertThat(issued.text().reveal()).startsWith("sgs_").hasSize(47);
        assertThat(authenticate.handle(issued.text()))
                .isInstanceOfSatisfying(AuthenticateProvisioner.Known.class, known -> {
                    assertThat(known.tenant().id()).isEqualTo(town.acme.id());
                    assertThat(known.token().id()).isEqualTo(issued.token().id());
                });
        assertThat(authenticate.handle(new TokenText("sgs_garbage")))
                .isInstanceOf(AuthenticateProvisioner.Refused.class);
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(authenticate.handle(issued.text())).isInstanceOf(AuthenticateProvisioner.Refused.class);
        town.change(tenant -> tenant.in(TenantState.ACTIVE));
        world.pass(Duration.ofHours(1));
        assertThat(authenticate.handle(issued.text())).isInstanceOf(AuthenticateProvisioner.Refused.class);
    }

    @Test
    void when_a_token_was_used_is_known_to_the_minute() {
        var issued = issue.handle(new IssueScimToken.Request(town.acme.id(), "okta", Optional.empty(), Town.OPERATOR));
        authenticate.handle(issued.text());
        var first = world.now();
        world.pass(Duration.ofSeconds(59));
        authenticate.handle(issued.text());
        assertThat(lastUsed()).contains(first);
        world.pass(Duration.ofSeconds(1));
        authenticate.handle(issued.text());
        assertThat(lastUsed()).contains(world.now());
        assertThat(new ListScimTokens(world.store.transactions(), world.store.scimTokens())
                        .handle(town.globex.id())
                        .tokens())
                .isEmpty();
    }

    private Optional<java.time.Instant> lastUsed() {
        return new ListScimTokens(world.store.transactions(), world.store.scimTokens())
                .handle(town.acme.id()).tokens().stream().findFirst().flatMap(ScimToken::lastUsed);
    }

    private IntrospectToken.Outcome introspected(TokenText token) {
        return world.introspectToken.handle(
                new IntrospectToken.Question(World.origin(town.acme.id()), new IntrospectToken.Service(), token));
    }

    private ChangePerson.Outcome change(UnaryOperator<Wanted> wish) {
        return change.handle(request(town.alice.id(), wish, Optional.empty()));
    }

    private ChangePerson.Request by(UserId user, UnaryOperator<Wanted> wish) {
        ChangePerson.Request asClient = request(user, wish, Optional.empty());
        return new ChangePerson.Request(asClient.tenant(), user, asClient.expected(), asClient.change(), ADMINISTRATOR);
    }

    private static Wanted named(String name, Optional<Set<RoleName>> roles) {
        return new Wanted(new UserName(name), Optional.empty(), Optional.empty(), true, new Profile(List.of()), roles);
    }

    private ChangePerson.Request request(UserId user, UnaryOperator<Wanted> wish, Optional<String> password) {
        return new ChangePerson.Request(
                town.acme.id(),
                user,
                Optional.empty(),
                person -> new ChangePerson.Change(wish.apply(wanted(person)), password.map(Password::new)),
                CLIENT);
    }

    private VerifyPassword.Outcome login(String name, String password) {
        return world.verifyPassword.handle(new VerifyPassword.Attempt(
                town.acme.id(),
                name,
                new Password(password),
                World.origin(town.acme.id()).guesser()));
    }

    private static Wanted named(String name) {
        return new Wanted(
                new UserName(name), Optional.empty(), Optional.empty(), true, new Profile(List.of()), Optional.empty());
    }

    private static Wanted wanted(Person person) {
        User user = person.access().user();
        return new Wanted(
                user.name(), user.email(), user.displayName(), user.isActive(), person.profile(), Optional.empty());
    }

    private static Wanted with(
            Wanted was, UserName name, Optional<Email> email, boolean active, Optional<Set<RoleName>> roles) {
        return new Wanted(name, email, was.displayName(), active, was.profile(), roles);
    }
}
