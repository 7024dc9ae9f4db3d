package dev.signet.persistence.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Store;
import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.user.User;
import dev.signet.persistence.JooqStore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PlannerStatisticsTest implements TenantedContract {

    private static final int MANY = 1_000;

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    private final PlannerStatistics statistics = new PlannerStatistics(STORE.transactions());

    @Override
    public Store store() {
        return STORE;
    }

    @BeforeEach
    void nobody_counts_the_rows_meanwhile() {
        STORE.leaveUncounted("app_user", "login_name");
    }

    @Test
    void the_planner_gets_to_know_what_a_table_has_grown_to() {
        statistics.renew();
        List<User> people = Cast.people(0, MANY);
        inAcme(tx -> store().users().addAll(tx, people));
        assertThat(known("app_user")).isLessThan(MANY);

        assertThat(statistics.renew()).isGreaterThanOrEqualTo(2);
        assertThat(known("app_user")).isEqualTo(MANY);
        assertThat(known("login_name")).isGreaterThanOrEqualTo(MANY);
        assertThat(statistics.renew()).isZero();
    }

    @Test
    void many_nodes_may_ask_for_it_at_once() {
        assertThat(TenantedContract.atOnce(10, statistics::renew).value()).hasSize(10);
    }

    /// How many rows the planner takes a table to have.
    private static long known(String table) {
        return STORE.asked(sql -> sql.fetchSingle("select reltuples from pg_class where oid = ?::regclass", table)
                .get(0, Long.class));
    }
}
