package dev.signet.persistence.client;

import static dev.signet.persistence.schema.Tables.CLIENT;
import static dev.signet.persistence.schema.Tables.ROLE;
import static dev.signet.persistence.schema.Tables.SCOPE_DEFINITION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.signet.application.TenantTx;
import dev.signet.application.client.ScopeDefinitions;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.ScopeInheritance;
import dev.signet.domain.client.Scopes;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;

/// The definitions of scopes, in PostgreSQL. Whoever changes them holds a lock of the tenant's until the transaction
/// ends.
public final class JooqScopeDefinitions implements ScopeDefinitions {

    /// Tells the lock from those that others take on the same tenant.
    private static final long LOCK = 0x5363_6f70_6573_0001L;

    @Override
    public void define(TenantTx tx, ScopeDefinition definition) {
        String[] implied = Values.names(definition.implied());
        Sql.of(tx)
                .execute(insertInto(SCOPE_DEFINITION)
                        .set(SCOPE_DEFINITION.TENANT, tx.tenant().value())
                        .set(SCOPE_DEFINITION.SCOPE, definition.scope().value())
                        .set(SCOPE_DEFINITION.DESCRIPTION, definition.description())
                        .set(SCOPE_DEFINITION.IMPLIED, implied)
                        .onConflict(SCOPE_DEFINITION.TENANT, SCOPE_DEFINITION.SCOPE)
                        .doUpdate()
                        .set(SCOPE_DEFINITION.DESCRIPTION, definition.description())
                        .set(SCOPE_DEFINITION.IMPLIED, implied));
    }

    @Override
    public Optional<ScopeDefinition> find(TenantTx tx, Scope scope) {
        return Sql.of(tx)
                .fetchOne(definitions().where(ours(tx), SCOPE_DEFINITION.SCOPE.eq(scope.value())))
                .map(JooqScopeDefinitions::read);
    }

    @Override
    public List<ScopeDefinition> page(TenantTx tx, Optional<Scope> after, int limit) {
        Condition rest =
                after.map(scope -> SCOPE_DEFINITION.SCOPE.gt(scope.value())).orElse(noCondition());
        return Sql.of(tx)
                .fetch(definitions()
                        .where(ours(tx), rest)
                        .orderBy(SCOPE_DEFINITION.SCOPE)
                        .limit(limit))
                .map(JooqScopeDefinitions::read);
    }

    @Override
    public ScopeInheritance inheritance(TenantTx tx) {
        Map<Scope, Scopes> direct = new HashMap<>();
        Sql.of(tx)
                .fetch(definitions().where(ours(tx)))
                .map(JooqScopeDefinitions::read)
                .forEach(definition -> direct.put(definition.scope(), definition.implied()));
        return new ScopeInheritance(direct);
    }

    @Override
    public ScopeInheritance inheritanceForChange(TenantTx tx) {
        UUID tenant = tx.tenant().value();
        long lock = LOCK ^ tenant.getLeastSignificantBits() ^ tenant.getMostSignificantBits();
        Sql.of(tx).fetch(select(function("pg_advisory_xact_lock", SQLDataType.OTHER, inline(lock))));
        return inheritance(tx);
    }

    @Override
    public boolean isInUse(TenantTx tx, Scope scope) {
        Condition used = holds(tx, CLIENT, CLIENT.TENANT, CLIENT.ALLOWED_SCOPES, scope)
                .or(holds(tx, ROLE, ROLE.TENANT, ROLE.SCOPES, scope))
                .or(holds(tx, SCOPE_DEFINITION, SCOPE_DEFINITION.TENANT, SCOPE_DEFINITION.IMPLIED, scope));
        return Sql.of(tx).fetchOne(selectOne().where(used)).isPresent();
    }

    @Override
    public boolean remove(TenantTx tx, Scope scope) {
        return Sql.of(tx)
                        .execute(deleteFrom(SCOPE_DEFINITION).where(ours(tx), SCOPE_DEFINITION.SCOPE.eq(scope.value())))
                == 1;
    }

    private static Condition holds(
            TenantTx tx, Table<?> table, TableField<?, UUID> tenant, Field<String[]> scopes, Scope scope) {
        Condition notRetired = table.equals(CLIENT) ? CLIENT.STATE.ne(inline("retired")) : noCondition();
        return exists(selectOne()
                .from(table)
                .where(tenant.eq(tx.tenant().value()), val(scope.value()).eq(any(scopes)), notRetired));
    }

    private static Condition ours(TenantTx tx) {
        return SCOPE_DEFINITION.TENANT.eq(tx.tenant().value());
    }

    private static SelectJoinStep<Record3<String, String, String[]>> definitions() {
        return select(SCOPE_DEFINITION.SCOPE, SCOPE_DEFINITION.DESCRIPTION, SCOPE_DEFINITION.IMPLIED)
                .from(SCOPE_DEFINITION);
    }

    private static ScopeDefinition read(Row row) {
        return new ScopeDefinition(
                new Scope(row.get(SCOPE_DEFINITION.SCOPE)),
                row.get(SCOPE_DEFINITION.DESCRIPTION),
                Values.scopes(row.get(SCOPE_DEFINITION.IMPLIED)));
    }
}
