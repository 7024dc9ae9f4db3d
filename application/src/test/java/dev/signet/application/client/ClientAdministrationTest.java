package dev.signet.application.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.Author;
import dev.signet.application.Page;
import dev.signet.application.Town;
import dev.signet.application.client.signing.RotateHmacKey;
import dev.signet.domain.Cast;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.AssignedBy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class ClientAdministrationTest {

    private static final Author CLERK =
            new Author(Actor.SERVICE, AssignedBy.ADMINISTRATOR, Scopes.parse("admin:users"), Provenance.local("test"));

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();
    private final ClientId console = town.console.client().id();

    @Test
    void a_client_gets_a_secret_exactly_if_it_has_use_for_one() {
        assertThat(town.console.made()).isPresent();
        assertThat(town.client(acme, "app", Set.of(ClientAuthenticationMethod.NONE), List.of())
                        .made())
                .isEmpty();
        Jwk key = town.world.assertions.newKey();
        assertThat(town.client(acme, "signing", Set.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT), List.of(key))
                        .made())
                .isEmpty();
    }

    @Test
    void a_chosen_secret_is_not_shown_and_must_be_long() {
        assertThat(((RegisterClient.Registered) register("chosen", Scopes.NONE, Optional.of(secret(16)), Town.OPERATOR))
                        .made())
                .isEmpty();
        for (int length : new int[] {0, 15, 257}) {
            assertThatThrownBy(() -> register("c" + length, Scopes.NONE, Optional.of(secret(length)), Town.OPERATOR))
                    .isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void an_id_belongs_to_one_client_of_a_tenant_and_to_no_person() {
        assertThat(register("console", Scopes.NONE, Optional.empty(), Town.OPERATOR))
                .isEqualTo(new RegisterClient.IdTaken());
        assertThat(register("alice", Scopes.NONE, Optional.empty(), Town.OPERATOR))
                .isEqualTo(new RegisterClient.IdTaken());
        assertThat(town.console.client().ref())
                .isNotEqualTo(town.consoleOfGlobex.client().ref());
        assertThat(town.world.entry(acme, AuditAction.CLIENT_REGISTERED).target())
                .as("whose id was taken was not registered")
                .isEqualTo("client:console");
    }

    @Test
    void nobody_registers_more_administration_than_they_have() {
        assertThat(register("clerk", Scopes.parse("admin:keys"), Optional.empty(), CLERK))
                .isEqualTo(new RegisterClient.BeyondAuthor());
        assertThat(register("clerk", Scopes.parse("admin:users read:users"), Optional.empty(), CLERK))
                .isInstanceOf(RegisterClient.Registered.class);
    }

    @Test
    void nobody_changes_a_client_that_has_or_would_have_more_administration_than_they() {
        register("powerful", Scopes.parse("admin:keys"), Optional.empty(), Town.OPERATOR);
        assertThat(change(new ClientId("powerful"), c -> c.in(ClientState.SUSPENDED), CLERK))
                .isEqualTo(new ChangeClient.BeyondAuthor());
        assertThat(change(console, c -> allowed(c, Scopes.parse("admin:keys")), CLERK))
                .isEqualTo(new ChangeClient.BeyondAuthor());
        assertThat(change(console, c -> allowed(c, Scopes.parse("admin:users")), CLERK))
                .isInstanceOf(ChangeClient.Changed.class);
    }

    @Test
    void a_change_is_kept_written_down_and_stays_in_its_tenant() {
        assertThat(change(console, c -> c.in(ClientState.SUSPENDED), Town.OPERATOR))
                .isInstanceOfSatisfying(
                        ChangeClient.Changed.class,
                        changed -> assertThat(changed.client().version()).isEqualTo(Version.FIRST.next()));
        assertThat(show(acme).map(c -> c.profile().state())).contains(ClientState.SUSPENDED);
        assertThat(show(town.globex.id()).map(c -> c.profile().state())).contains(ClientState.ACTIVE);
        assertThat(town.world.actions(acme)).contains(AuditAction.CLIENT_SUSPENDED);
        change(console, c -> c.in(ClientState.ACTIVE), Town.OPERATOR);
        assertThat(town.world.actions(acme)).contains(AuditAction.CLIENT_RESUMED);
        change(console, c -> allowed(c, Scopes.NONE), Town.OPERATOR);
        assertThat(town.world.actions(acme)).contains(AuditAction.CLIENT_CHANGED);
    }

    @Test
    void no_change_is_no_change() {
        int before = town.world.trail(acme).size();
        assertThat(change(console, UnaryOperator.identity(), Town.OPERATOR))
                .isEqualTo(new ChangeClient.Changed(town.console.client()));
        assertThat(town.world.trail(acme)).hasSize(before);
    }

    @Test
    void who_saw_an_older_version_changes_nothing() {
        change(console, c -> c.in(ClientState.SUSPENDED), Town.OPERATOR);
        var late = new ChangeClient.Request(
                acme, console, Optional.of(Version.FIRST), c -> c.in(ClientState.ACTIVE), Town.OPERATOR);
        assertThat(town.world.changeClient.handle(late)).isEqualTo(new ChangeClient.Stale());
    }

    @Test
    void who_saw_the_version_that_is_there_changes_it() {
        var timely = new ChangeClient.Request(
                acme, console, Optional.of(Version.FIRST), c -> c.in(ClientState.SUSPENDED), Town.OPERATOR);
        assertThat(town.world.changeClient.handle(timely)).isInstanceOf(ChangeClient.Changed.class);
    }

    @Test
    void who_changes_a_client_under_anothers_hands_changes_nothing() {
        assertThat(change(
                        console,
                        c -> {
                            change(console, first -> first.in(ClientState.SUSPENDED), Town.OPERATOR);
                            return allowed(c, Scopes.NONE);
                        },
                        Town.OPERATOR))
                .isEqualTo(new ChangeClient.Stale());
        assertThat(show(acme).map(c -> c.permissions().allowed().isEmpty())).contains(false);
    }

    @Test
    void a_retired_client_is_retired_for_good() {
        change(console, c -> c.in(ClientState.RETIRED), Town.OPERATOR);
        assertThat(town.world.actions(acme)).contains(AuditAction.CLIENT_RETIRED);
        assertThat(change(console, c -> c.in(ClientState.ACTIVE), Town.OPERATOR))
                .isEqualTo(new ChangeClient.Unknown());
        assertThat(rotate(console, Town.OPERATOR)).isEqualTo(new RotateClientSecret.Unknown());
        assertThat(register("console", Scopes.NONE, Optional.empty(), Town.OPERATOR))
                .as("its id is never given to another")
                .isEqualTo(new RegisterClient.IdTaken());
        assertThat(show(acme)).isPresent();
    }

    @Test
    void a_secret_that_leaked_ends_at_once() {
        assertThat(rotate(console, Town.OPERATOR)).isInstanceOfSatisfying(RotateClientSecret.Rotated.class, rotated -> {
            assertThat(authenticates(town.console.made().orElseThrow())).isFalse();
            assertThat(authenticates(rotated.made())).isTrue();
        });
        assertThat(town.world.actions(acme)).contains(AuditAction.CLIENT_SECRET_ROTATED);
    }

    @Test
    void an_overlap_is_not_prolonged_by_the_next_rotation() {
        town.world.rotateClientSecret.handle(
                new RotateClientSecret.Request(acme, console, Duration.ofMinutes(5), Town.OPERATOR));
        town.world.rotateClientSecret.handle(
                new RotateClientSecret.Request(acme, console, Duration.ofMinutes(50), Town.OPERATOR));
        town.world.pass(Duration.ofMinutes(5));
        assertThat(authenticates(town.console.made().orElseThrow())).isFalse();
    }

    @Test
    void only_a_client_with_use_for_a_secret_gets_a_new_one() {
        town.client(acme, "app", Set.of(ClientAuthenticationMethod.NONE), List.of());
        assertThat(rotate(new ClientId("app"), Town.OPERATOR)).isEqualTo(new RotateClientSecret.Unknown());
        assertThat(rotate(new ClientId("nobody"), Town.OPERATOR)).isEqualTo(new RotateClientSecret.Unknown());
    }

    @Test
    void nobody_rotates_the_secret_of_a_client_with_more_administration() {
        register("powerful", Scopes.parse("admin:keys"), Optional.empty(), Town.OPERATOR);
        assertThat(rotate(new ClientId("powerful"), CLERK)).isEqualTo(new RotateClientSecret.BeyondAuthor());
    }

    @Test
    void who_may_not_administer_users_has_no_hand_in_a_client_that_may() {
        Author keeper = new Author(
                Actor.SERVICE, AssignedBy.ADMINISTRATOR, Scopes.parse("admin:clients"), Provenance.local("test"));
        assertThat(town.world.registerClient.handle(new RegisterClient.Request(
                        acme,
                        ref -> Cast.trusted(aClient(ref, "robot", Scopes.NONE)),
                        Optional.empty(),
                        List.of(),
                        keeper)))
                .isEqualTo(new RegisterClient.BeyondAuthor());
        assertThat(change(console, Cast::trusted, keeper)).isEqualTo(new ChangeClient.BeyondAuthor());
        assertThat(rotate(console, keeper)).isInstanceOf(RotateClientSecret.Rotated.class);

        assertThat(change(console, Cast::trusted, CLERK)).isInstanceOf(ChangeClient.Changed.class);
        assertThat(rotate(console, keeper)).isEqualTo(new RotateClientSecret.BeyondAuthor());
        assertThat(town.world.rotateHmacKey.handle(new RotateHmacKey.Request(acme, console, Duration.ZERO, keeper)))
                .isEqualTo(new RotateHmacKey.BeyondAuthor());
        assertThat(rotate(console, CLERK)).isInstanceOf(RotateClientSecret.Rotated.class);
    }

    @Test
    void clients_are_listed_in_order_page_by_page() {
        town.client(acme, "app", Set.of(ClientAuthenticationMethod.NONE), List.of());
        var list = new ListClients(town.world.store.transactions(), town.world.store.clients());
        Page<Client, ClientId> first = list.handle(new ListClients.Request(acme, Optional.empty(), 1));
        assertThat(first.items()).extracting(c -> c.id().value()).containsExactly("app");
        Page<Client, ClientId> second = list.handle(new ListClients.Request(acme, first.next(), 1));
        assertThat(second.items()).containsExactly(town.console.client());
        assertThat(second.next()).isEmpty();
    }

    private RegisterClient.Outcome register(String id, Scopes allowed, Optional<ClientSecret> chosen, Author author) {
        return town.world.registerClient.handle(
                new RegisterClient.Request(acme, ref -> aClient(ref, id, allowed), chosen, List.of(), author));
    }

    private static Client aClient(ClientRef ref, String id, Scopes allowed) {
        return new Client(
                ref,
                new ClientId(id),
                new ClientProfile(id, false, ClientState.ACTIVE, Optional.empty()),
                Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC),
                ClientPermissions.of(Set.of(GrantType.CLIENT_CREDENTIALS), allowed),
                Set.of(),
                Set.of(),
                Version.FIRST);
    }

    private ChangeClient.Outcome change(ClientId id, UnaryOperator<Client> change, Author author) {
        return town.world.changeClient.handle(new ChangeClient.Request(acme, id, Optional.empty(), change, author));
    }

    private RotateClientSecret.Outcome rotate(ClientId id, Author author) {
        return town.world.rotateClientSecret.handle(new RotateClientSecret.Request(acme, id, Duration.ZERO, author));
    }

    private Optional<Client> show(TenantId tenant) {
        return new ShowClient(town.world.store.transactions(), town.world.store.clients())
                .handle(new ShowClient.Request(tenant, console));
    }

    private boolean authenticates(ClientSecret secret) {
        var proof = new ClientAuthentication.BySecret(console, secret, ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return town.world.authenticateClient.handle(
                        new AuthenticateClient.Attempt(acme, proof, Set.of(), Guesser.operator()))
                instanceof AuthenticateClient.Authenticated;
    }

    private static Client allowed(Client client, Scopes allowed) {
        return new Client(
                client.ref(),
                client.id(),
                client.profile(),
                client.methods(),
                ClientPermissions.of(client.permissions().grants(), allowed),
                client.redirects(),
                Set.of(),
                client.version());
    }

    private static ClientSecret secret(int length) {
        return new ClientSecret("s".repeat(length));
    }
}
