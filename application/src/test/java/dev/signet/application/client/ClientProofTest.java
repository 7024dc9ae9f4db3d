package dev.signet.application.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.audit.AuditEntries;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.ClientAssertion;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.AssignedBy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a client proves itself by when its owner brings it along: a chosen secret, public keys.
final class ClientProofTest {

    private static final String AUDIENCE = "https://id.example.org/acme";
    private static final ClientSecret CHOSEN = new ClientSecret("sixteen or more letters");
    private static final Author CLERK =
            new Author(Actor.SERVICE, AssignedBy.ADMINISTRATOR, Scopes.parse("admin:users"), Provenance.local("test"));

    private final Town town = new Town();
    private final World world = town.world;
    private final TenantId acme = town.acme.id();
    private final ClientId console = town.console.client().id();
    private final Jwk first = world.assertions.newKey();
    private final ClientId signing = town.client(
                    acme, "signing", Set.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT), List.of(first))
            .client()
            .id();
    private final Ids ids = new Ids(world.entropy, world.clock);
    private final AuditEntries entries = new AuditEntries(ids, world.clock);
    private final ClientCredentialMaking making = new ClientCredentialMaking(world.secrets, ids, world.clock);
    private final ChooseClientSecret choose = new ChooseClientSecret(
            world.store.transactions(),
            world.store.clients(),
            world.store.credentials(),
            world.secrets,
            making,
            world.store.trail(),
            entries,
            world.clock);
    private final RegisterClientKey register = new RegisterClientKey(
            world.store.transactions(),
            world.store.clients(),
            world.store.credentials(),
            making,
            world.store.trail(),
            entries);
    private final ListClientKeys list = new ListClientKeys(world.store.transactions(), world.store.clients());

    @Test
    void a_chosen_secret_is_the_only_one_from_now_on() {
        ClientSecret made = town.console.made().orElseThrow();
        assertThat(choose(console, CHOSEN)).isEqualTo(ChooseClientSecret.Outcome.CHOSEN);
        assertThat(proves(CHOSEN)).isTrue();
        assertThat(proves(made)).isFalse();
        assertThat(world.entry(acme, AuditAction.CLIENT_SECRET_ROTATED).target())
                .isEqualTo("client:console");
        assertThat(show(town.globex.id(), town.consoleOfGlobex.made().orElseThrow()))
                .isTrue();
    }

    @Test
    void a_secret_that_is_the_clients_already_is_no_change() {
        choose(console, CHOSEN);
        int before = world.trail(acme).size();
        assertThat(choose(console, CHOSEN)).isEqualTo(ChooseClientSecret.Outcome.UNCHANGED);
        assertThat(world.trail(acme)).hasSize(before);
        assertThat(proves(CHOSEN)).isTrue();
    }

    @Test
    void a_secret_that_is_too_short_or_too_long_replaces_none() {
        for (int length : new int[] {15, 257}) {
            assertThatThrownBy(() -> choose(console, new ClientSecret("s".repeat(length))))
                    .isInstanceOf(InvalidValue.class);
        }
        assertThat(proves(town.console.made().orElseThrow())).isTrue();
        for (int length : new int[] {16, 256}) {
            assertThat(choose(console, new ClientSecret("s".repeat(length))))
                    .isEqualTo(ChooseClientSecret.Outcome.CHOSEN);
        }
    }

    @Test
    void no_secret_is_chosen_for_who_has_no_use_for_one_or_is_not_there() {
        town.change(town.console.client(), client -> client.in(ClientState.RETIRED));
        for (ClientId client : List.of(console, signing, new ClientId("nobody"))) {
            assertThat(choose(client, CHOSEN)).as(client.value()).isEqualTo(ChooseClientSecret.Outcome.UNKNOWN);
        }
        assertThat(world.actions(acme)).doesNotContain(AuditAction.CLIENT_SECRET_ROTATED);
    }

    @Test
    void a_suspended_client_may_be_given_another_proof() {
        town.change(town.console.client(), client -> client.in(ClientState.SUSPENDED));
        assertThat(choose(console, CHOSEN)).isEqualTo(ChooseClientSecret.Outcome.CHOSEN);
        assertThat(register(console, first)).isEqualTo(RegisterClientKey.Outcome.REGISTERED);
    }

    @Test
    void nobody_gives_a_proof_to_a_client_that_administers_more_than_they() {
        ClientSecret made = town.client(
                        acme,
                        "powerful",
                        Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC),
                        ClientPermissions.of(Set.of(GrantType.CLIENT_CREDENTIALS), Scopes.parse("admin:keys")),
                        Optional.empty(),
                        List.of())
                .made()
                .orElseThrow();
        ClientId powerful = new ClientId("powerful");
        assertThat(choose.handle(new ChooseClientSecret.Request(acme, powerful, CHOSEN, CLERK)))
                .isEqualTo(ChooseClientSecret.Outcome.BEYOND_AUTHOR);
        assertThat(choose.handle(new ChooseClientSecret.Request(acme, powerful, made, CLERK)))
                .as("nor learns whether it is its secret")
                .isEqualTo(ChooseClientSecret.Outcome.BEYOND_AUTHOR);
        assertThat(register.handle(new RegisterClientKey.Request(acme, powerful, first, CLERK)))
                .isEqualTo(RegisterClientKey.Outcome.BEYOND_AUTHOR);
        assertThat(keys(acme, powerful)).isEmpty();
        assertThat(register.handle(new RegisterClientKey.Request(acme, console, first, CLERK)))
                .isEqualTo(RegisterClientKey.Outcome.REGISTERED);
    }

    @Test
    void another_key_proves_a_client_beside_those_it_has() {
        Jwk second = world.assertions.newKey();
        assertThat(proves(second)).isFalse();
        assertThat(register(signing, second)).isEqualTo(RegisterClientKey.Outcome.REGISTERED);
        assertThat(proves(second)).isTrue();
        assertThat(proves(first)).isTrue();
        assertThat(world.entry(acme, AuditAction.CLIENT_KEY_REGISTERED).target())
                .isEqualTo("client:signing");
    }

    @Test
    void a_key_is_registered_once() {
        assertThat(register(signing, first)).isEqualTo(RegisterClientKey.Outcome.UNCHANGED);
        assertThat(keys(acme, signing)).containsExactly(first);
        assertThat(world.actions(acme)).doesNotContain(AuditAction.CLIENT_KEY_REGISTERED);
    }

    @Test
    void nobody_who_is_retired_or_not_there_is_given_a_key() {
        world.changeClient.handle(new ChangeClient.Request(
                acme, signing, Optional.empty(), client -> client.in(ClientState.RETIRED), Town.OPERATOR));
        for (ClientId client : List.of(signing, new ClientId("nobody"))) {
            assertThat(register(client, world.assertions.newKey()))
                    .as(client.value())
                    .isEqualTo(RegisterClientKey.Outcome.UNKNOWN);
        }
    }

    @Test
    void keys_are_listed_in_a_stable_order_and_secrets_never() {
        List<Jwk> more = Stream.generate(world.assertions::newKey).limit(5).toList();
        more.forEach(key -> register(signing, key));
        assertThat(keys(acme, signing))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(first), more.stream()).toList())
                .isSortedAccordingTo(
                        Comparator.comparing(key -> key.thumbprint().value()));
        assertThat(keys(acme, console)).isEmpty();
        assertThat(keys(acme, new ClientId("nobody"))).isEmpty();
        assertThat(keys(town.globex.id(), signing)).isEmpty();
    }

    private ChooseClientSecret.Outcome choose(ClientId client, ClientSecret secret) {
        return choose.handle(new ChooseClientSecret.Request(acme, client, secret, Town.OPERATOR));
    }

    private RegisterClientKey.Outcome register(ClientId client, Jwk key) {
        return register.handle(new RegisterClientKey.Request(acme, client, key, Town.OPERATOR));
    }

    private List<Jwk> keys(TenantId tenant, ClientId client) {
        return list.handle(new ListClientKeys.Request(tenant, client)).keys();
    }

    private boolean proves(ClientSecret secret) {
        return show(acme, secret);
    }

    private boolean show(TenantId tenant, ClientSecret secret) {
        return authenticates(
                tenant,
                new ClientAuthentication.BySecret(console, secret, ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
    }

    private boolean proves(Jwk key) {
        String assertion = world.assertions.sign(
                key,
                Map.of(),
                Map.of(
                        "iss", signing.value(),
                        "sub", signing.value(),
                        "aud", AUDIENCE,
                        "exp", world.now().getEpochSecond() + 60,
                        "jti", key.thumbprint().value()));
        return authenticates(
                acme, new ClientAuthentication.ByAssertion(new ClientAssertion(assertion), Optional.empty()));
    }

    private boolean authenticates(TenantId tenant, ClientAuthentication proof) {
        return world.authenticateClient.handle(
                        new AuthenticateClient.Attempt(tenant, proof, Set.of(AUDIENCE), Guesser.operator()))
                instanceof AuthenticateClient.Authenticated;
    }
}
