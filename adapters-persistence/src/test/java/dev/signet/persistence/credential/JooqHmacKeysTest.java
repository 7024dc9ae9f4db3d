package dev.signet.persistence.credential;

import static dev.signet.domain.Cast.CONSOLE;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Store;
import dev.signet.application.client.signing.HmacKeys;
import dev.signet.application.client.signing.HmacKeysContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.signature.SealedValue;
import dev.signet.persistence.JooqStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqHmacKeysTest implements HmacKeysContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }

    @Test
    void nothing_is_left_of_a_key_that_was_replaced_or_taken_away() {
        inAcme(tx -> store().clients().add(tx, Cast.console()));
        HmacKeys.Kept last = aKey(2);
        inAcme(tx -> {
            store().hmacKeys().succeed(tx, CONSOLE, aKey(1), NOON);
            store().hmacKeys().succeed(tx, CONSOLE, last, NOON);
        });
        assertThat(recoverable()).isEqualTo(1);
        inAcme(tx -> store().credentials().revoke(tx, CONSOLE, last.id(), NOON));
        assertThat(recoverable()).isZero();
    }

    private static int recoverable() {
        return STORE.asked(
                sql -> sql.fetchCount(sql.selectOne().from("credential").where("sealed is not null")));
    }

    private static HmacKeys.Kept aKey(int version) {
        return new HmacKeys.Kept(
                new CredentialId(Cast.anId()),
                new SealedValue("key", new byte[] {1}),
                new CredentialLife(new Version(version), NOON, Optional.empty()));
    }
}
