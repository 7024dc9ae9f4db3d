package dev.signet.application.credential.usage;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.credential.CredentialId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What [CredentialUses] promises.
public interface CredentialUsesContract {

    /// What is under test, new.
    CredentialUses uses();

    @Test
    default void the_last_use_of_each_is_told_once() {
        CredentialUses uses = uses();
        var key = new CredentialId(Cast.anId());
        var other = new CredentialId(Cast.anId());
        uses.note(ACME, key, NOON.plusSeconds(2));
        uses.note(ACME, key, NOON.plusSeconds(1));
        uses.note(ACME, other, NOON);
        uses.note(GLOBEX, key, NOON);

        assertThat(uses.drain())
                .isEqualTo(Map.of(ACME, Map.of(key, NOON.plusSeconds(2), other, NOON), GLOBEX, Map.of(key, NOON)));
        assertThat(uses.drain()).isEmpty();
    }

    @Test
    default void fifty_uses_at_once_are_one() {
        CredentialUses uses = uses();
        var key = new CredentialId(Cast.anId());
        TenantedContract.atOnce(50, () -> {
            uses.note(ACME, key, NOON);
            return key;
        });
        assertThat(uses.drain()).isEqualTo(Map.of(ACME, Map.of(key, NOON)));
    }
}
