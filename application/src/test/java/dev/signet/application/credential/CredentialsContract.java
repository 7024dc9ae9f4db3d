package dev.signet.application.credential;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.ALICE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.application.user.Users;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What [Credentials] promises of passwords; what it promises of clients is asked in `ClientsContract`.
public interface CredentialsContract extends TenantedContract {

    @Test
    default void the_newest_password_is_the_only_one() {
        added(Cast.alice());
        inAcme(tx -> store().credentials().setPassword(tx, ALICE, aPassword(1, "old"), NOON));
        PasswordCredential newest = aPassword(2, "new");
        inAcme(tx -> {
            assertThat(store().credentials().nextPasswordVersion(tx, ALICE)).isEqualTo(2);
            store().credentials().setPassword(tx, ALICE, newest, NOON);
        });
        Users.Candidate alice = lookup(ACME, "alice").candidate().orElseThrow();
        assertThat(alice.password().orElseThrow().id()).isEqualTo(newest.id());
        assertThat(alice.password().orElseThrow().life()).isEqualTo(newest.life());
        assertThat(alice.access().passwordExpires()).isEqualTo(newest.life().expires());
    }

    @Test
    default void of_fifty_passwords_at_once_one_is_live() {
        added(Cast.alice());
        TenantedContract.atOnce(
                50,
                () -> in(ACME, tx -> {
                    int version = store().credentials().nextPasswordVersion(tx, ALICE);
                    store().credentials().setPassword(tx, ALICE, aPassword(version, "x"), NOON);
                    return version;
                }));
        assertThat(lookup(ACME, "alice")
                        .candidate()
                        .orElseThrow()
                        .password()
                        .orElseThrow()
                        .life()
                        .version())
                .isEqualTo(new Version(50));
    }

    @Test
    default void a_hash_is_upgraded_while_its_password_is_live() {
        added(Cast.alice());
        PasswordCredential first = aPassword(1, "weak");
        inAcme(tx -> store().credentials().setPassword(tx, ALICE, first, NOON));
        var better = new PasswordHash("$argon2id$better");
        assertThat(asked(GLOBEX, tx -> store().credentials().upgrade(tx, first.id(), better))
                        .value())
                .isFalse();
        assertThat(asked(ACME, tx -> store().credentials().upgrade(tx, first.id(), better))
                        .value())
                .isTrue();
        assertThat(lookup(ACME, "alice")
                        .candidate()
                        .orElseThrow()
                        .password()
                        .orElseThrow()
                        .hash()
                        .encoded())
                .isEqualTo(better.encoded());
        inAcme(tx -> store().credentials().setPassword(tx, ALICE, aPassword(2, "new"), NOON));
        assertThat(asked(ACME, tx -> store().credentials().upgrade(tx, first.id(), better))
                        .value())
                .isFalse();
    }

    @Test
    default void a_password_is_replaced_by_who_knew_the_present_one() {
        added(Cast.alice());
        PasswordCredential first = aPassword(1, "first");
        PasswordCredential second = aPassword(2, "second");
        inAcme(tx -> store().credentials().setPassword(tx, ALICE, first, NOON));
        assertThat(replaced(GLOBEX, first, second)).isFalse();
        assertThat(replaced(ACME, first, second)).isTrue();
        assertThat(replaced(ACME, first, aPassword(3, "third"))).isFalse();
        assertThat(asked(ACME, tx -> store().credentials().rotations(tx, ALICE))
                        .value()
                        .password())
                .contains(second.life());
    }

    @Test
    default void of_fifty_who_replace_one_password_at_once_one_does() {
        added(Cast.alice());
        PasswordCredential first = aPassword(1, "first");
        inAcme(tx -> store().credentials().setPassword(tx, ALICE, first, NOON));
        assertThat(TenantedContract.atOnce(50, () -> replaced(ACME, first, aPassword(2, "second")))
                        .value())
                .filteredOn(Boolean::booleanValue)
                .hasSize(1);
    }

    @Test
    default void an_administrator_and_who_knows_the_password_change_it_at_once() {
        added(Cast.alice());
        for (int round = 0; round < 10; round++) {
            PasswordCredential present = aPassword(1, "present");
            inAcme(tx -> store().credentials().setPassword(tx, ALICE, present, NOON));
            var turn = new AtomicInteger();
            List<Boolean> replaced = TenantedContract.atOnce(
                            8,
                            () -> turn.getAndIncrement() % 2 == 0
                                    ? replaced(ACME, present, aPassword(2, "own"))
                                    : in(ACME, tx -> {
                                        store().credentials().setPassword(tx, ALICE, aPassword(2, "set"), NOON);
                                        return false;
                                    }))
                    .value();
            assertThat(replaced).filteredOn(Boolean::booleanValue).hasSizeLessThan(2);
            assertThat(lookup(ACME, "alice")
                            .candidate()
                            .orElseThrow()
                            .password()
                            .orElseThrow()
                            .hash()
                            .encoded())
                    .isEqualTo("$argon2id$set");
        }
    }

    @Test
    default void former_passwords_are_remembered_youngest_first() {
        added(Cast.alice());
        for (int i = 1; i <= 3; i++) {
            PasswordCredential password = aPassword(i, "number " + i);
            inAcme(tx -> store().credentials().setPassword(tx, ALICE, password, NOON));
        }
        assertThat(asked(ACME, tx -> store().credentials().history(tx, ALICE, 2)).value().stream()
                        .map(PasswordHash::encoded))
                .containsExactly("$argon2id$number 3", "$argon2id$number 2");
        assertThat(asked(GLOBEX, tx -> store().credentials().history(tx, ALICE, 2))
                        .value())
                .isEmpty();
    }

    @Test
    default void many_are_given_their_first_passwords_at_once() {
        Map<UserId, PasswordCredential> first = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            User user = aUser("user" + i);
            added(user);
            first.put(user.id(), i % 2 == 0 ? aPassword(1, "p" + i).by(Actor.OPERATOR) : lasting("p" + i));
        }
        assertThat(asked(ACME, tx -> {
                            store().credentials().addPasswords(tx, first);
                            return first.size();
                        })
                        .value())
                .isEqualTo(300);
        inAcme(tx -> store().credentials().addPasswords(tx, Map.of()));
        first.forEach((user, password) -> {
            assertThat(notes(ACME, user))
                    .containsExactly(new CredentialNote(
                            password.id(),
                            CredentialKind.PASSWORD,
                            CredentialState.LIVE,
                            password.life(),
                            Optional.empty(),
                            Optional.empty()));
            List<PasswordHash> history = in(ACME, tx -> store().credentials().history(tx, user, 2));
            assertThat(history.stream().map(PasswordHash::encoded))
                    .containsExactly(password.hash().encoded());
            assertThat(notes(GLOBEX, user)).isEmpty();
        });
        User someone = aUser("someone");
        added(someone);
        assertThat(notes(ACME, someone.id())).isEmpty();
    }

    @Test
    default void the_first_password_of_many_is_replaced_like_any() {
        added(Cast.alice());
        PasswordCredential first = aPassword(1, "first");
        inAcme(tx -> store().credentials().addPasswords(tx, Map.of(ALICE, first)));
        int next = in(ACME, tx -> store().credentials().nextPasswordVersion(tx, ALICE));
        assertThat(next).isEqualTo(2);
        assertThat(replaced(ACME, first, aPassword(2, "second"))).isTrue();
        assertThat(lookup(ACME, "alice").candidate().orElseThrow().password().map(PasswordCredential::id))
                .isNotEqualTo(Optional.of(first.id()));
    }

    @Test
    default void first_passwords_that_are_rolled_back_leave_nothing() {
        added(Cast.alice());
        rolledBack(tx -> store().credentials().addPasswords(tx, Map.of(ALICE, aPassword(1, "first"))));
        assertThat(notes(ACME, ALICE)).isEmpty();
    }

    @Test
    default void what_is_revoked_counts_no_more_and_is_still_shown() {
        added(Cast.alice());
        PasswordCredential password = aPassword(1, "first");
        inAcme(tx -> store().credentials().setPassword(tx, ALICE, password, NOON));
        assertThat(revoked(GLOBEX, password)).isEmpty();
        assertThat(revoked(ACME, password)).contains(CredentialKind.PASSWORD);
        assertThat(revoked(ACME, password)).isEmpty();
        assertThat(lookup(ACME, "alice").candidate().orElseThrow().password()).isEmpty();
        assertThat(asked(ACME, tx -> store().credentials().list(tx, ALICE)).value())
                .containsExactly(new CredentialNote(
                        password.id(),
                        CredentialKind.PASSWORD,
                        CredentialState.REVOKED,
                        password.life(),
                        Optional.of(NOON),
                        Optional.empty()));
    }

    private Optional<CredentialKind> revoked(TenantId tenant, PasswordCredential password) {
        return asked(tenant, tx -> store().credentials().revoke(tx, ALICE, password.id(), NOON))
                .value();
    }

    private boolean replaced(TenantId tenant, PasswordCredential expected, PasswordCredential next) {
        return in(tenant, tx -> store().credentials().replacePassword(tx, ALICE, expected.id(), next));
    }

    private boolean added(User user) {
        return in(ACME, tx -> store().users().add(tx, user));
    }

    private Users.Found lookup(TenantId tenant, String typed) {
        return store().transactions().once(tenant, tx -> store().users().lookup(tx, LoginName.of(typed)));
    }

    private List<CredentialNote> notes(TenantId tenant, UserId user) {
        return in(tenant, tx -> store().credentials().list(tx, user));
    }

    private static User aUser(String name) {
        return new User(
                new UserId(Cast.anId()),
                new UserName(name),
                Optional.empty(),
                Optional.empty(),
                UserState.ACTIVE,
                Version.FIRST);
    }

    /// One that does not expire.
    private static PasswordCredential lasting(String text) {
        return new PasswordCredential(
                new CredentialId(Cast.anId()),
                new PasswordHash("$argon2id$" + text),
                new CredentialLife(Version.FIRST, NOON, Optional.empty()));
    }

    private static PasswordCredential aPassword(int version, String text) {
        return new PasswordCredential(
                new CredentialId(Cast.anId()),
                new PasswordHash("$argon2id$" + text),
                new CredentialLife(new Version(version), NOON, Optional.of(NOON.plus(Duration.ofDays(version)))));
    }
}
