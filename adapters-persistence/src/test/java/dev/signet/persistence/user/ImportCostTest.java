package dev.signet.persistence.user;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.signet.application.Store;
import dev.signet.application.TenantTx;
import dev.signet.application.TenantedContract;
import dev.signet.application.user.Users;
import dev.signet.domain.Cast;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.User;
import dev.signet.persistence.JooqStore;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.upkeep.PlannerStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a batch of an import reads must not grow with how many people are there, whatever the planner knows of them: of
/// a new database it knows nothing, and of a new tenant that it has nobody.
final class ImportCostTest implements TenantedContract {

    private static final int BATCH = 500;
    private static final int BATCHES = 10;

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }

    @BeforeEach
    void nobody_counts_the_rows_meanwhile() {
        STORE.leaveUncounted("app_user", "login_name", "user_attribute", "credential");
    }

    @Test
    void a_batch_reads_no_more_when_thousands_are_there_of_whom_nothing_was_known() {
        fill(ACME);
        assertThatLittleIsReadByOneMore(ACME);
    }

    @Test
    void a_batch_reads_no_more_when_all_that_is_known_is_of_another_tenant() {
        fill(GLOBEX);
        STORE.administer("analyze app_user", "analyze login_name", "analyze user_attribute");
        fill(ACME);
        assertThatLittleIsReadByOneMore(ACME);
    }

    /// Of names none, since none is taken; of users each that a row refers to, and all of them as often as the planner
    /// tries a plan for one value (five times for each of two foreign keys), but not once for each row.
    private void assertThatLittleIsReadByOneMore(TenantId tenant) {
        Map<String, Long> read = in(tenant, tx -> {
            store().users().addAll(tx, people(BATCHES));
            return read(tx);
        });
        assertThat(read.get("login_name")).isLessThan(BATCH);
        assertThat(read.get("app_user")).isLessThan(5 * BATCH + 2 * 5 * BATCHES * BATCH);
    }

    private void fill(TenantId tenant) {
        for (int batch = 0; batch < BATCHES; batch++) {
            add(tenant, batch);
        }
    }

    private void add(TenantId tenant, int batch) {
        List<Users.Added> added = in(tenant, tx -> store().users().addAll(tx, people(batch)));
        assertThat(added).containsOnly(Users.Added.ADDED);
        new PlannerStatistics(STORE.transactions()).renew();
    }

    /// How many rows of each table this transaction has read so far.
    private static Map<String, Long> read(TenantTx tx) {
        Field<String> relation = field(name("relname"), String.class);
        Field<Long> scanned = field(name("seq_tup_read"), Long.class);
        Field<Long> fetched = coalesce(field(name("idx_tup_fetch"), Long.class), inline(0L));
        Field<Long> all = scanned.plus(fetched);
        return Sql.of(tx)
                .fetch(select(relation, all)
                        .from(table(name("pg_stat_xact_user_tables")))
                        .where(relation.in("app_user", "login_name")))
                .stream()
                .collect(Collectors.toMap(row -> row.get(relation), row -> row.get(all)));
    }

    private static List<User> people(int batch) {
        return Cast.people(batch * BATCH, BATCH);
    }
}
