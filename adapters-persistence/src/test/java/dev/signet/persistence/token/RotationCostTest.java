package dev.signet.persistence.token;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.Cast.aLiveFamily;
import static dev.signet.domain.token.FamilyBuilder.secretOf;
import static dev.signet.domain.token.FamilyBuilder.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Store;
import dev.signet.application.TenantedContract;
import dev.signet.application.Transactions;
import dev.signet.application.token.TokenFamilies.Advance;
import dev.signet.domain.Cast;
import dev.signet.domain.client.ClientProof;
import dev.signet.domain.token.TokenFamily;
import dev.signet.persistence.JooqStore;
import dev.signet.persistence.transaction.CountingPool;
import dev.signet.persistence.transaction.JooqTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a rotation costs: one round trip, and an update in place.
final class RotationCostTest implements TenantedContract {

    private static final int ROTATIONS = 60;

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }

    @Test
    void rotations_update_in_place() {
        List<TokenFamily> families = new ArrayList<>();
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            for (int i = 0; i < ROTATIONS; i++) {
                TokenFamily family = aLiveFamily().build();
                families.add(family);
                store().families().open(tx, family, secretOf(family.id()).digest());
            }
        });
        STORE.administer("vacuum token_family", "select pg_stat_reset()");
        for (int i = 0; i < ROTATIONS; i++) {
            // One after the other over all pages, so that the room left on each is enough.
            assertThat(advanced(store().transactions(), families.get((i * 7) % ROTATIONS), i / ROTATIONS))
                    .isTrue();
        }
        Record counted = STORE.asked(RotationCostTest::counted);
        assertThat(counted.get("n_tup_upd", Long.class)).isEqualTo(ROTATIONS);
        assertThat(counted.get("n_tup_hot_upd", Long.class)).isGreaterThanOrEqualTo(ROTATIONS * 9L / 10);
    }

    @Test
    void a_rotation_is_one_execution_on_a_session_of_the_tenant_and_commits_by_itself() {
        TokenFamily family = aLiveFamily().build();
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().families().open(tx, family, secretOf(family.id()).digest());
        });
        var pool = new CountingPool(STORE.database().dataSource());
        JooqTransactions transactions = STORE.transactionsOver(pool.source());
        assertThat(advanced(transactions, family, 0)).isTrue();
        pool.calls().clear();
        assertThat(advanced(transactions, family, 1)).isTrue();
        assertThat(pool.calls()).containsExactly("getConnection", "prepareStatement", "execute");
    }

    private boolean advanced(Transactions transactions, TokenFamily family, int generation) {
        Advance advance = transactions.once(
                ACME,
                tx -> store().families()
                        .advance(
                                tx,
                                token(ACME, family, generation),
                                new ClientProof.NoClient(),
                                NOON,
                                Duration.ofHours(1)));
        return advance instanceof Advance.Advanced;
    }

    /// The statistics arrive when the connections that made them have been idle for a moment.
    private static Record counted(DSLContext sql) {
        for (int attempt = 1; ; attempt++) {
            sql.execute("select pg_stat_clear_snapshot(), pg_sleep(0.1)");
            Record counted = sql.fetchSingle(
                    "select n_tup_upd, n_tup_hot_upd from pg_stat_user_tables where relname = 'token_family'");
            if (attempt == 100 || counted.get("n_tup_upd", Long.class) >= ROTATIONS) {
                return counted;
            }
        }
    }
}
