package dev.signet.persistence.readiness;

import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Store;
import dev.signet.application.TenantedContract;
import dev.signet.persistence.JooqStore;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class KeyProbeTest implements TenantedContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }

    @Test
    void keys_sealed_under_another_master_key_are_trouble_only_if_all_are() {
        assertThat(probe("0a").trouble()).isEmpty();

        seal("k1", "acme", "0a");
        seal("k2", "globex", "0b");

        assertThat(probe("0a", "0b").trouble()).isEmpty();
        assertThat(probe("0a", "0b").concern()).isEmpty();
        assertThat(probe("0a").trouble()).isEmpty();
        assertThat(probe("0a").concern()).get().asString().contains("1 of 2 tenants");
        assertThat(probe("0c").trouble()).get().asString().contains("No tenant");
    }

    private static KeyProbe probe(String... masterKeys) {
        return new KeyProbe(STORE.transactions(), Set.of(masterKeys), () -> NOON);
    }

    private static void seal(String name, String slug, String masterKey) {
        STORE.administer("""
                insert into signing_key (tenant, kid, algorithm, purpose, active_from, source, sealed, sealing_key)
                select id, '%s', 'HS256', 'token', now(), 'wrapped', '\\x00', '%s' from tenant where slug = '%s'
                """.formatted(name, masterKey, slug));
    }
}
