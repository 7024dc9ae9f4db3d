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
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.User;
import java.time.Duration;
import java.util.Optional;
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

    private boolean added(User user) {
        return in(ACME, tx -> store().users().add(tx, user));
    }

    private Users.Found lookup(TenantId tenant, String typed) {
        return store().transactions().once(tenant, tx -> store().users().lookup(tx, LoginName.of(typed)));
    }

    private static PasswordCredential aPassword(int version, String text) {
        return new PasswordCredential(
                new CredentialId(Cast.anId()),
                new PasswordHash("$argon2id$" + text),
                new CredentialLife(new Version(version), NOON, Optional.of(NOON.plus(Duration.ofDays(version)))));
    }
}
