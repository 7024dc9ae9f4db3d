package dev.signet.application.tenant;

import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What [TenantDirectory] promises.
public interface TenantDirectoryContract extends TenantedContract {

    @Test
    default void the_directory_knows_each_by_slug_also_one_that_is_new() {
        var initech = new TenantSlug("initech");
        assertThat(store().directory().find(new TenantSlug("globex"))).contains(GLOBEX);
        assertThat(store().directory().find(initech)).isEmpty();
        Tenant added = Cast.aTenant(new TenantId(Cast.anId()), "initech");
        store().transactions().acrossTenants(tx -> store().tenants().add(tx, added));
        store().age(Duration.ofMinutes(1));
        assertThat(store().directory().find(initech)).contains(added.id());
        assertThat(store().directory().find(initech)).contains(added.id());
    }
}
