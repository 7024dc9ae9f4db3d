package dev.signet.secrets.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.credential.KeyedDigests;
import dev.signet.application.credential.KeyedDigestsContract;
import dev.signet.domain.Cast;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.secrets.Keys;
import org.junit.jupiter.api.Test;

final class HmacKeyedDigestsTest implements KeyedDigestsContract {

    @Override
    public KeyedDigests digests() {
        return new HmacKeyedDigests(Keys.of(Keys.ONE));
    }

    @Test
    void what_was_stored_under_the_former_key_is_still_found() {
        var former = digests().of(Cast.ACME, CredentialKind.API_KEY, "a key");
        var now = new HmacKeyedDigests(Keys.of(Keys.TWO, Keys.ONE));
        assertThat(now.of(Cast.ACME, CredentialKind.API_KEY, "a key")).isNotEqualTo(former);
        assertThat(now.all(Cast.ACME, CredentialKind.API_KEY, "a key"))
                .hasSize(2)
                .contains(former);
    }
}
