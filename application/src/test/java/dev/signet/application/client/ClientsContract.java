package dev.signet.application.client;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.CONSOLE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import dev.signet.domain.Version;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.WebOrigin;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What [Clients] promises, and [dev.signet.application.credential.Credentials] of clients.
public interface ClientsContract extends TenantedContract {

    Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    Instant FAR_OFF = Instant.parse("2101-01-01T00:00:00Z");

    @Test
    default void a_client_is_found_as_it_was_added() {
        assertThat(added(Cast.console())).isTrue();
        Clients.Found found = lookup(ACME, "console");
        assertThat(found.tenant()).isEqualTo(Cast.acme());
        assertThat(found.registered()).contains(new Clients.Registered(Cast.console(), List.of()));
    }

    @Test
    default void a_client_is_unknown_to_the_other_tenant_which_may_have_its_own() {
        added(Cast.console());
        assertThat(lookup(GLOBEX, "console").registered()).isEmpty();
        assertThat(asked(GLOBEX, tx -> store().clients().add(tx, Cast.console()))
                        .value())
                .isTrue();
    }

    @Test
    default void a_rolled_back_client_was_never_there() {
        rolledBack(tx -> store().clients().add(tx, Cast.console()));
        assertThat(lookup(ACME, "console").registered()).isEmpty();
        assertThat(added(Cast.console())).isTrue();
    }

    @Test
    default void an_id_is_taken_once_and_by_people_too() {
        assertThat(added(Cast.console())).isTrue();
        assertThat(added(another("console"))).isFalse();
        assertThat(added(another("Console"))).isFalse();
        inAcme(tx -> {
            assertThat(store().users().add(tx, Cast.aUser(new UserId(Cast.anId()), "CONSOLE")))
                    .isFalse();
            assertThat(store().users().add(tx, Cast.alice())).isTrue();
        });
        assertThat(added(another("alice"))).isFalse();
        assertThat(lookup(ACME, "alice").registered()).isEmpty();
    }

    @Test
    default void origins_are_those_of_the_served_clients_of_one_tenant() {
        Client console = with(Cast.console(), "https://app.example", "http://localhost:3000");
        added(console);
        added(with(another("other"), "https://app.example", "https://other.example"));
        added(another("plain"));
        added(with(another("gone"), "https://gone.example").in(ClientState.SUSPENDED));

        assertThat(lookup(ACME, "console").registered().orElseThrow().client().origins())
                .isEqualTo(console.origins());
        assertThat(asked(ACME, tx -> store().clients().origins(tx)).value())
                .extracting(WebOrigin::value)
                .containsExactlyInAnyOrder("https://app.example", "http://localhost:3000", "https://other.example");
        assertThat(asked(GLOBEX, tx -> store().clients().origins(tx)).value()).isEmpty();
    }

    private static Client with(Client client, String... origins) {
        return new Client(
                client.ref(),
                client.id(),
                client.profile(),
                client.methods(),
                client.permissions(),
                client.redirects(),
                Stream.of(origins).map(WebOrigin::new).collect(Collectors.toSet()),
                client.version());
    }

    @Test
    default void of_fifty_of_one_id_at_once_one_is_added() {
        assertThat(TenantedContract.atOnce(50, () -> added(another("console"))).value())
                .filteredOn(added -> added)
                .hasSize(1);
    }

    @Test
    default void a_change_is_kept_if_it_was_made_to_the_newest() {
        added(Cast.console());
        Client next = Cast.console().in(ClientState.RETIRED);
        assertThat(asked(ACME, tx -> store().clients().change(tx, next, Version.FIRST))
                        .value())
                .isTrue();
        assertThat(asked(ACME, tx -> store().clients().change(tx, next, Version.FIRST))
                        .value())
                .isFalse();
        Client found = lookup(ACME, "console").registered().orElseThrow().client();
        assertThat(found.profile().state()).isEqualTo(ClientState.RETIRED);
        assertThat(found.version()).isEqualTo(new Version(2));
    }

    @Test
    default void live_credentials_come_with_the_client_youngest_first() {
        added(Cast.console());
        ClientCredential first = aCredential(1, new StoredSecret.Keyed(Digest.sha256("1")), Optional.of(FAR_OFF));
        ClientCredential second = aCredential(2, new StoredSecret.Public(aKey()), Optional.empty());
        ClientCredential past = aCredential(3, new StoredSecret.Keyed(Digest.sha256("3")), Optional.of(LONG_AGO));
        inAcme(tx -> List.of(first, second, past)
                .forEach(credential -> store().credentials().add(tx, CONSOLE, credential)));
        assertThat(credentials()).containsExactly(second, first);
    }

    @Test
    default void a_slow_hash_comes_back_as_it_was() {
        added(Cast.console());
        var slow = new StoredSecret.Slow(new PasswordHash("$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA"));
        inAcme(tx -> store().credentials().add(tx, CONSOLE, aCredential(1, slow, Optional.empty())));
        assertThat(credentials())
                .singleElement()
                .extracting(credential ->
                        ((StoredSecret.Slow) credential.stored()).hash().encoded())
                .isEqualTo(slow.hash().encoded());
    }

    @Test
    default void secrets_end_and_keys_do_not() {
        added(Cast.console());
        ClientCredential secret = aCredential(1, new StoredSecret.Keyed(Digest.sha256("1")), Optional.empty());
        ClientCredential key = aCredential(2, new StoredSecret.Public(aKey()), Optional.empty());
        inAcme(tx -> {
            store().credentials().add(tx, CONSOLE, secret);
            store().credentials().add(tx, CONSOLE, key);
            store().credentials().endSecrets(tx, CONSOLE, FAR_OFF);
        });
        assertThat(credentials())
                .map(credential -> credential.life().expires())
                .containsExactly(Optional.empty(), Optional.of(FAR_OFF));
        inAcme(tx -> store().credentials().endSecrets(tx, CONSOLE, FAR_OFF.plusSeconds(1)));
        assertThat(credentials().getLast().life().expires()).contains(FAR_OFF);
        inAcme(tx -> store().credentials().endSecrets(tx, CONSOLE, LONG_AGO));
        assertThat(credentials()).containsExactly(key);
    }

    @Test
    default void a_revoked_secret_proves_nobody() {
        added(Cast.console());
        ClientCredential secret = aCredential(1, new StoredSecret.Keyed(Digest.sha256("1")), Optional.empty());
        ClientCredential key = aCredential(2, new StoredSecret.Public(aKey()), Optional.empty());
        inAcme(tx -> {
            store().credentials().add(tx, CONSOLE, secret);
            store().credentials().add(tx, CONSOLE, key);
            assertThat(store().credentials().revoke(tx, CONSOLE, secret.id(), NOON))
                    .contains(CredentialKind.CLIENT_SECRET);
        });
        assertThat(credentials()).containsExactly(key);
        assertThat(asked(ACME, tx -> store().credentials().list(tx, CONSOLE)).value())
                .extracting(CredentialNote::kind, CredentialNote::state)
                .containsExactly(
                        tuple(CredentialKind.PUBLIC_JWK, CredentialState.LIVE),
                        tuple(CredentialKind.CLIENT_SECRET, CredentialState.REVOKED));
    }

    @Test
    default void versions_of_credentials_rise() {
        added(Cast.console());
        assertThat(asked(ACME, tx -> store().credentials().nextClientVersion(tx, CONSOLE))
                        .value())
                .isEqualTo(1);
        inAcme(tx -> store().credentials()
                .add(tx, CONSOLE, aCredential(4, new StoredSecret.Keyed(Digest.sha256("4")), Optional.empty())));
        assertThat(asked(ACME, tx -> store().credentials().nextClientVersion(tx, CONSOLE))
                        .value())
                .isEqualTo(5);
        assertThat(asked(GLOBEX, tx -> store().credentials().nextClientVersion(tx, CONSOLE))
                        .value())
                .isEqualTo(1);
    }

    @Test
    default void pages_go_by_id() {
        added(Cast.console());
        Client second = another("printer");
        added(second);
        assertThat(asked(ACME, tx -> store().clients().page(tx, Optional.empty(), 1))
                        .value())
                .containsExactly(Cast.console());
        assertThat(asked(ACME, tx -> store().clients().page(tx, Optional.of(new ClientId("console")), 9))
                        .value())
                .containsExactly(second);
        assertThat(asked(GLOBEX, tx -> store().clients().page(tx, Optional.empty(), 9))
                        .value())
                .isEmpty();
    }

    private boolean added(Client client) {
        return in(ACME, tx -> store().clients().add(tx, client));
    }

    private Clients.Found lookup(TenantId tenant, String id) {
        return store().transactions().once(tenant, tx -> store().clients().lookup(tx, new ClientId(id)));
    }

    private List<ClientCredential> credentials() {
        return lookup(ACME, "console").registered().orElseThrow().credentials();
    }

    private static Client another(String id) {
        return Cast.aClient(new ClientRef(Cast.anId()), id, ClientAuthenticationMethod.PRIVATE_KEY_JWT);
    }

    private static ClientCredential aCredential(int version, StoredSecret stored, Optional<Instant> expires) {
        return new ClientCredential(
                new CredentialId(Cast.anId()), stored, new CredentialLife(new Version(version), NOON, expires));
    }

    private static Jwk aKey() {
        return new Jwk(Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    }
}
