package dev.signet.application.client.signing;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.CONSOLE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [HmacKeys] promises, and [dev.signet.application.credential.Credentials] of what clients have.
public interface HmacKeysContract extends TenantedContract {

    @Test
    default void a_key_is_found_as_it_was_kept() {
        console();
        HmacKeys.Kept key = aKey(1);
        succeeded(key, NOON);
        assertThat(live(ACME, NOON)).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(key.id());
            assertThat(found.life()).isEqualTo(key.life());
            assertThat(found.sealed().sealingKey()).isEqualTo("key");
            assertThat(found.sealed().bytes()).isEqualTo(key.sealed().bytes());
        });
    }

    @Test
    default void a_key_is_unknown_to_the_other_tenant_and_to_the_other_client() {
        console();
        in(GLOBEX, tx -> store().clients().add(tx, Cast.console()));
        ClientRef printer = new ClientRef(Cast.anId());
        inAcme(tx -> store().clients()
                .add(tx, Cast.aClient(printer, "printer", ClientAuthenticationMethod.CLIENT_SECRET_BASIC)));
        HmacKeys.Kept key = aKey(1);
        succeeded(key, NOON);
        assertThat(live(GLOBEX, NOON)).isEmpty();
        assertThat(asked(ACME, tx -> store().hmacKeys().live(tx, printer, NOON)).value())
                .isEmpty();
        assertThat(asked(GLOBEX, tx -> store().credentials().list(tx, CONSOLE)).value())
                .isEmpty();
        assertThat(revoked(GLOBEX, CONSOLE, key)).isEmpty();
        assertThat(revoked(ACME, printer, key)).isEmpty();
        assertThat(asked(GLOBEX, tx -> store().hmacKeys().nextVersion(tx, CONSOLE))
                        .value())
                .isEqualTo(1);
        assertThat(live(ACME, NOON)).hasSize(1);
    }

    @Test
    default void a_rolled_back_rotation_ends_nothing() {
        console();
        HmacKeys.Kept old = aKey(1);
        succeeded(old, NOON);
        rolledBack(tx -> store().hmacKeys().succeed(tx, CONSOLE, aKey(2), NOON));
        assertThat(live(ACME, NOON)).extracting(HmacKeys.Kept::id).containsExactly(old.id());
    }

    @Test
    default void without_an_overlap_the_heir_alone_counts() {
        console();
        HmacKeys.Kept old = aKey(1);
        HmacKeys.Kept heir = aKey(2);
        succeeded(old, NOON);
        succeeded(heir, NOON);
        assertThat(live(ACME, NOON)).extracting(HmacKeys.Kept::id).containsExactly(heir.id());
        assertThat(notes())
                .extracting(CredentialNote::id, CredentialNote::state, CredentialNote::ended)
                .containsExactly(
                        tuple(heir.id(), CredentialState.LIVE, Optional.empty()),
                        tuple(old.id(), CredentialState.SUPERSEDED, Optional.of(NOON)));
    }

    @Test
    default void with_an_overlap_two_count_youngest_first_until_its_very_end() {
        console();
        List<HmacKeys.Kept> keys = List.of(aKey(1), aKey(2), aKey(3));
        Instant end = NOON.plus(Duration.ofHours(1));
        keys.forEach(key -> succeeded(key, end));
        assertThat(live(ACME, end.minusMillis(1)))
                .extracting(HmacKeys.Kept::id)
                .containsExactly(keys.get(2).id(), keys.get(1).id());
        assertThat(live(ACME, end))
                .extracting(HmacKeys.Kept::id)
                .containsExactly(keys.get(2).id());
        assertThat(live(ACME, NOON).getLast().life().expires()).contains(end);
    }

    @Test
    default void of_fifty_rotations_with_an_overlap_at_once_two_keys_count() {
        console();
        List<Integer> versions = TenantedContract.atOnce(
                        50,
                        () -> in(ACME, tx -> {
                            int version = store().hmacKeys().nextVersion(tx, CONSOLE);
                            store().hmacKeys().succeed(tx, CONSOLE, aKey(version), NOON.plusSeconds(60));
                            return version;
                        }))
                .value();
        assertThat(versions).doesNotHaveDuplicates();
        assertThat(live(ACME, NOON))
                .extracting(key -> key.life().version())
                .containsExactly(new Version(50), new Version(49));
    }

    @Test
    default void what_is_revoked_counts_no_more_and_is_still_shown() {
        console();
        HmacKeys.Kept key = aKey(1);
        succeeded(key, NOON);
        assertThat(revoked(ACME, CONSOLE, key)).contains(CredentialKind.HMAC_KEY);
        assertThat(revoked(ACME, CONSOLE, key)).isEmpty();
        assertThat(live(ACME, NOON)).isEmpty();
        assertThat(notes())
                .containsExactly(new CredentialNote(
                        key.id(),
                        CredentialKind.HMAC_KEY,
                        CredentialState.REVOKED,
                        key.life(),
                        Optional.of(NOON),
                        Optional.empty()));
        assertThat(asked(ACME, tx -> store().hmacKeys().nextVersion(tx, CONSOLE))
                        .value())
                .as("a version is never given twice")
                .isEqualTo(2);
    }

    @Test
    default void a_key_proves_no_client() {
        console();
        succeeded(aKey(1), NOON);
        assertThat(asked(ACME, tx -> store().clients().lookup(tx, Cast.console().id()))
                        .value()
                        .registered()
                        .orElseThrow()
                        .credentials())
                .isEmpty();
        inAcme(tx -> store().credentials().endSecrets(tx, CONSOLE, NOON));
        assertThat(live(ACME, NOON)).as("nor does a new secret end it").hasSize(1);
    }

    @Test
    default void its_last_use_is_noted() {
        console();
        HmacKeys.Kept key = aKey(1);
        succeeded(key, NOON);
        inAcme(tx -> store().credentials().used(tx, Map.of(key.id(), NOON.plusSeconds(9))));
        assertThat(notes())
                .singleElement()
                .satisfies(note -> assertThat(note.lastUsed()).contains(NOON.plusSeconds(9)));
    }

    private void console() {
        inAcme(tx -> store().clients().add(tx, Cast.console()));
    }

    private void succeeded(HmacKeys.Kept heir, Instant end) {
        inAcme(tx -> store().hmacKeys().succeed(tx, CONSOLE, heir, end));
    }

    private List<HmacKeys.Kept> live(TenantId tenant, Instant now) {
        return store().transactions().once(tenant, tx -> store().hmacKeys().live(tx, CONSOLE, now));
    }

    private List<CredentialNote> notes() {
        return in(ACME, tx -> store().credentials().list(tx, CONSOLE));
    }

    private Optional<CredentialKind> revoked(TenantId tenant, ClientRef client, HmacKeys.Kept key) {
        return asked(tenant, tx -> store().credentials().revoke(tx, client, key.id(), NOON))
                .value();
    }

    private static HmacKeys.Kept aKey(int version) {
        return new HmacKeys.Kept(
                new CredentialId(Cast.anId()),
                new SealedValue("key", new byte[] {1, 2, (byte) version}),
                new CredentialLife(new Version(version), NOON, Optional.empty(), Optional.of(Actor.OPERATOR)));
    }
}
