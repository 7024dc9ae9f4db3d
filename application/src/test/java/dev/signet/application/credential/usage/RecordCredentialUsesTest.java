package dev.signet.application.credential.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.StoreUnavailable;
import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.Town;
import dev.signet.application.Transactions;
import dev.signet.domain.Cast;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.tenant.TenantId;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RecordCredentialUsesTest {

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();

    @Test
    void what_could_not_be_written_is_kept_for_the_next_time() {
        var key = new CredentialId(Cast.anId());
        town.world.uses.note(acme, key, Cast.NOON);
        var away = new RecordCredentialUses(town.world.uses, new Away(), town.world.store.credentials());

        assertThatThrownBy(away::handle).isInstanceOf(StoreUnavailable.class);

        assertThat(town.world.uses.drain()).isEqualTo(Map.of(acme, Map.of(key, Cast.NOON)));
    }

    @Test
    void what_was_written_is_not_written_again() {
        town.tokensOf(town.alice, acme);
        town.world.recordCredentialUses.handle();
        assertThat(town.world.uses.drain()).isEmpty();
    }

    /// A store that cannot be reached.
    private static final class Away implements Transactions {

        @Override
        public <T> T inTenant(TenantId tenant, Function<TenantTx, T> work) {
            throw new StoreUnavailable("away", new IllegalStateException());
        }

        @Override
        public <T> T once(TenantId tenant, Function<TenantTx, T> call) {
            throw new StoreUnavailable("away", new IllegalStateException());
        }

        @Override
        public <T> T acrossTenants(Function<SystemTx, T> work) {
            throw new StoreUnavailable("away", new IllegalStateException());
        }
    }
}
