package dev.signet.application.credential.apikey;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.ALICE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.Rotations;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [ApiKeys] promises.
public interface ApiKeysContract extends TenantedContract {

    @Test
    default void a_key_is_found_with_its_owner_and_their_password() {
        people();
        var password = new CredentialLife(
                Version.FIRST, NOON, Optional.of(NOON.plus(Duration.ofDays(90))), Optional.of(Actor.OPERATOR));
        inAcme(tx -> store().credentials()
                .setPassword(
                        tx,
                        ALICE,
                        new PasswordCredential(
                                new CredentialId(Cast.anId()), new PasswordHash("$argon2id$x"), password),
                        NOON));
        ApiKeys.Kept key = aKey(1, Optional.of(Scopes.parse("read:users")));
        assertThat(added(ALICE, key)).isTrue();

        ApiKeys.Found found = find(ACME, aDigest(99), key.digest());

        assertThat(found.tenant()).isEqualTo(Cast.acme());
        ApiKeys.Holder holder = found.holder().orElseThrow();
        assertThat(holder.key()).isEqualTo(key);
        assertThat(holder.access().user()).isEqualTo(Cast.alice());
        assertThat(holder.password()).contains(password);
        assertThat(holder.access().passwordExpires()).isEqualTo(password.expires());
        assertThat(asked(ACME, tx -> store().credentials().rotations(tx, ALICE)).value())
                .isEqualTo(new Rotations(Optional.of(password), Optional.of(key.life())));
    }

    @Test
    default void a_key_is_unknown_to_the_other_tenant() {
        people();
        ApiKeys.Kept key = aKey(1, Optional.empty());
        added(ALICE, key);
        assertThat(find(GLOBEX, key.digest()).holder()).isEmpty();
        assertThat(find(GLOBEX, key.digest()).tenant()).isEqualTo(Cast.globex());
        assertThat(find(ACME, aDigest(99)).holder()).isEmpty();
    }

    @Test
    default void a_digest_is_taken_once_in_a_tenant_for_ever() {
        UserId bob = people();
        ApiKeys.Kept key = aKey(1, Optional.empty());
        assertThat(added(ALICE, key)).isTrue();
        var same = new ApiKeys.Kept(new CredentialId(Cast.anId()), key.digest(), key.life(), Optional.empty());
        assertThat(added(bob, same)).isFalse();
        assertThat(find(ACME, key.digest()).holder().orElseThrow().access().user())
                .isEqualTo(Cast.alice());
        inAcme(tx -> store().apiKeys().succeed(tx, ALICE, new CredentialId(Cast.anId()), NOON, NOON));
        assertThat(added(ALICE, same)).as("a dead key comes not back").isFalse();
    }

    @Test
    default void a_rolled_back_key_is_not_there() {
        people();
        ApiKeys.Kept key = aKey(1, Optional.empty());
        rolledBack(tx -> store().apiKeys().add(tx, ALICE, key));
        assertThat(find(ACME, key.digest()).holder()).isEmpty();
    }

    @Test
    default void without_an_overlap_only_the_heir_is_found() {
        people();
        ApiKeys.Kept old = aKey(1, Optional.empty());
        ApiKeys.Kept heir = aKey(2, Optional.empty());
        added(ALICE, old);
        succeeded(heir, NOON);
        assertThat(find(ACME, old.digest()).holder()).isEmpty();
        assertThat(find(ACME, heir.digest()).holder()).isPresent();
    }

    @Test
    default void with_an_overlap_two_are_found_and_the_older_ends() {
        people();
        ApiKeys.Kept oldest = aKey(1, Optional.empty());
        ApiKeys.Kept old = aKey(2, Optional.empty());
        ApiKeys.Kept heir = aKey(3, Optional.empty());
        added(ALICE, oldest);
        added(ALICE, old);
        Instant end = NOON.plus(Duration.ofHours(1));
        succeeded(heir, end);
        assertThat(find(ACME, oldest.digest()).holder()).isEmpty();
        assertThat(find(ACME, old.digest()).holder().orElseThrow().key().life().expires())
                .contains(end);
        assertThat(find(ACME, heir.digest()).holder().orElseThrow().key()).isEqualTo(heir);
        assertThat(asked(ACME, tx -> store().credentials().rotations(tx, ALICE))
                        .value()
                        .apiKey())
                .contains(heir.life());
    }

    @Test
    default void an_overlap_prolongs_nothing() {
        people();
        ApiKeys.Kept old = aKey(1, Optional.empty());
        added(ALICE, old);
        succeeded(aKey(2, Optional.empty()), NOON.plus(Duration.ofDays(999)));
        assertThat(find(ACME, old.digest()).holder().orElseThrow().key().life().expires())
                .isEqualTo(old.life().expires());
    }

    @Test
    default void versions_count_up_for_each_user() {
        UserId bob = people();
        assertThat(asked(ACME, tx -> store().apiKeys().nextVersion(tx, ALICE)).value())
                .isEqualTo(1);
        added(ALICE, aKey(1, Optional.empty()));
        assertThat(asked(ACME, tx -> store().apiKeys().nextVersion(tx, ALICE)).value())
                .isEqualTo(2);
        assertThat(asked(ACME, tx -> store().apiKeys().nextVersion(tx, bob)).value())
                .isEqualTo(1);
    }

    @Test
    default void of_fifty_rotations_at_once_one_key_is_live() {
        people();
        List<ApiKeys.Kept> made = TenantedContract.atOnce(
                        50,
                        () -> in(ACME, tx -> {
                            ApiKeys.Kept key = aKey(store().apiKeys().nextVersion(tx, ALICE), Optional.empty());
                            store().apiKeys().add(tx, ALICE, key);
                            store().apiKeys().succeed(tx, ALICE, key.id(), NOON, NOON);
                            return key;
                        }))
                .value();
        assertThat(made.stream().map(key -> key.life().version()).distinct()).hasSize(50);
        assertThat(made.stream()
                        .filter(key -> find(ACME, key.digest()).holder().isPresent())
                        .map(key -> key.life().version()))
                .containsExactly(new Version(50));
    }

    @Test
    default void a_use_is_noted_unless_a_later_one_is() {
        people();
        ApiKeys.Kept key = aKey(1, Optional.empty());
        added(ALICE, key);
        var stranger = new CredentialId(Cast.anId());
        Instant later = NOON.plusSeconds(9);
        inAcme(tx -> store().credentials().used(tx, Map.of(key.id(), later, stranger, NOON)));
        inAcme(tx -> store().credentials().used(tx, Map.of(key.id(), NOON)));
        inAcme(tx -> store().credentials().used(tx, Map.of()));
        assertThat(asked(ACME, tx -> store().credentials().list(tx, ALICE)).value())
                .singleElement()
                .satisfies(note -> assertThat(note.lastUsed()).contains(later));
    }

    private UserId people() {
        var bob = new UserId(Cast.anId());
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().users().add(tx, Cast.aUser(bob, "bob"));
        });
        return bob;
    }

    private boolean added(UserId user, ApiKeys.Kept key) {
        return in(ACME, tx -> store().apiKeys().add(tx, user, key));
    }

    private void succeeded(ApiKeys.Kept heir, Instant end) {
        inAcme(tx -> {
            store().apiKeys().add(tx, ALICE, heir);
            store().apiKeys().succeed(tx, ALICE, heir.id(), NOON, end);
        });
    }

    private ApiKeys.Found find(TenantId tenant, Digest... digests) {
        return store().transactions().once(tenant, tx -> store().apiKeys().find(tx, List.of(digests)));
    }

    private static Digest aDigest(int seed) {
        return Digest.sha256("digest " + seed);
    }

    private static ApiKeys.Kept aKey(int version, Optional<Scopes> scopes) {
        CredentialId id = new CredentialId(Cast.anId());
        return new ApiKeys.Kept(
                id,
                Digest.sha256(id.value().toString()),
                new CredentialLife(
                        new Version(version),
                        NOON,
                        Optional.of(NOON.plus(Duration.ofDays(180))),
                        Optional.of(Actor.of(ALICE))),
                scopes);
    }
}
