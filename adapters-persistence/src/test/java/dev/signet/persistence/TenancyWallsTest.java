package dev.signet.persistence;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.Cast.aLiveFamily;
import static dev.signet.domain.token.FamilyBuilder.secretOf;
import static dev.signet.domain.token.FamilyBuilder.token;
import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.TENANT;
import static dev.signet.persistence.schema.Tables.TOKEN_FAMILY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.signet.application.Store;
import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.LoginName;
import dev.signet.persistence.transaction.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two walls stand between tenants: every statement names its tenant, and row-level security. Each is taken down in
/// turn, and the other holds.
final class TenancyWallsTest implements TenantedContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }

    @Test
    void without_row_level_security_the_statements_still_name_the_tenant() {
        TokenFamily family = aLiveFamily().build();
        people(family);
        List<String> walls = STORE.asked(sql -> sql.fetch(
                        "select relname from pg_class where relnamespace = current_schema()::regnamespace and relrowsecurity")
                .getValues(0, String.class));
        assertThat(walls).hasSize(24);
        try {
            STORE.administer(walls.stream()
                    .map("alter table %s disable row level security"::formatted)
                    .toArray(String[]::new));
            assertThat(asked(
                                    GLOBEX,
                                    tx -> store().users()
                                            .lookup(tx, LoginName.of("alice"))
                                            .candidate())
                            .value())
                    .isEmpty();
            assertThat(asked(GLOBEX, tx -> store().users().page(tx, Optional.empty(), 9))
                            .value())
                    .isEmpty();
            assertThat(asked(GLOBEX, tx -> store().clients().page(tx, Optional.empty(), 9))
                            .value())
                    .isEmpty();
            assertThat(asked(GLOBEX, tx -> store().families().find(tx, token(GLOBEX, family, 0)))
                            .value())
                    .isEmpty();
            assertThat(asked(GLOBEX, tx -> store().families().revoke(tx, family.id(), NOON))
                            .value())
                    .isFalse();
        } finally {
            STORE.administer(walls.stream()
                    .map("alter table %s enable row level security"::formatted)
                    .toArray(String[]::new));
        }
    }

    @Test
    void a_statement_that_names_no_tenant_sees_and_changes_its_own_tenant_only() {
        people(aLiveFamily().build());
        var everybody = select(APP_USER.ID).from(APP_USER);
        assertThat(asked(ACME, tx -> Sql.of(tx).fetch(everybody).size()).value())
                .isEqualTo(1);
        assertThat(asked(GLOBEX, tx -> Sql.of(tx).fetch(everybody).size()).value())
                .isZero();
        assertThat(asked(GLOBEX, tx -> Sql.of(tx).execute(update(TOKEN_FAMILY).set(TOKEN_FAMILY.STATE, "revoked")))
                        .value())
                .isZero();
        assertThat(asked(GLOBEX, tx -> Sql.of(tx).execute(deleteFrom(APP_USER))).value())
                .isZero();
        assertThatThrownBy(() -> in(
                        GLOBEX,
                        tx -> Sql.of(tx)
                                .execute(insertInto(APP_USER)
                                        .columns(
                                                APP_USER.TENANT,
                                                APP_USER.ID,
                                                APP_USER.NAME,
                                                APP_USER.NAME_FOLDED,
                                                APP_USER.STATE,
                                                APP_USER.VERSION)
                                        .values(ACME.value(), UUID.randomUUID(), "x", "x", "active", 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void without_a_tenant_the_directory_is_all_there_is_to_see() {
        people(aLiveFamily().build());
        assertThat((int) STORE.transactions()
                        .once((Sql sql) ->
                                sql.fetch(select(TENANT.ID).from(TENANT)).size()))
                .isEqualTo(2);
        assertThat((int) STORE.transactions()
                        .once((Sql sql) ->
                                sql.fetch(select(APP_USER.ID).from(APP_USER)).size()))
                .isZero();
    }

    @Test
    void the_setting_of_one_statement_is_gone_with_it() {
        people(aLiveFamily().build());
        for (int i = 0; i < 40; i++) {
            assertThat(asked(ACME, tx -> store().users().page(tx, Optional.empty(), 9))
                            .value())
                    .hasSize(1);
            assertThat((int) STORE.transactions()
                            .once((Sql sql) -> sql.fetch(select(APP_USER.ID).from(APP_USER))
                                    .size()))
                    .isZero();
        }
    }

    @Test
    void no_table_is_without_the_wall_and_no_partition_can_be_asked() {
        List<String> open = STORE.asked(sql -> sql.fetch("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                            and not relispartition and not (relrowsecurity and relforcerowsecurity)
                        """).getValues(0, String.class));
        assertThat(open).containsExactly("schema_history");
        store().upkeep().step(NOON);
        String service = STORE.database().roles().service();
        List<String> reachable = STORE.asked(
                sql -> sql.fetch("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                            and (relispartition or relname = 'schema_history')
                            and has_table_privilege({0}, oid, 'select, insert, update, delete')
                        """, org.jooq.impl.DSL.inline(service)).getValues(0, String.class));
        assertThat(reachable).isEmpty();
    }

    @Test
    void every_key_begins_with_the_tenant() {
        List<String> others = STORE.asked(sql -> sql.fetch("""
                        select i.indexrelid::regclass::text
                        from pg_index i join pg_class c on c.oid = i.indrelid
                            join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                        where c.relnamespace = current_schema()::regnamespace and i.indisunique
                            and not c.relispartition and a.attname <> 'tenant'
                        order by 1
                        """).getValues(0, String.class));
        assertThat(others)
                .containsExactly("route_pk", "schema_history_pk", "spent_slug_pk", "tenant_pk", "tenant_slug_unique");
    }

    private void people(TokenFamily family) {
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().clients().add(tx, Cast.console());
            store().families().open(tx, family, secretOf(family.id()).digest());
        });
    }
}
