package dev.signet.persistence.transaction;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.signet.domain.tenant.TenantId;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.impl.SQLDataType;

/// What is said to PostgreSQL before a statement: whose rows it may see. This is the one place that decides how
/// that is said; [Sessions] and [OpenTransaction] decide for how long.
record Setting(String name, String value) {

    /// The parameters of [#QUERY], by which a statement behind it takes its values.
    static final Param<String> NAME = param("signet setting name", SQLDataType.VARCHAR);

    static final Param<String> VALUE = param("signet setting value", SQLDataType.VARCHAR);

    static final Param<Boolean> LOCAL = param("signet setting local", SQLDataType.BOOLEAN);

    /// The statement that makes any setting.
    static final Query QUERY = select(function("set_config", SQLDataType.VARCHAR, NAME, VALUE, LOCAL));

    /// The rows of one tenant, by the policies of row-level security.
    static Setting tenant(TenantId tenant) {
        return new Setting("signet.tenant", tenant.value().toString());
    }

    /// The rows of all tenants, as `set local role` would say it.
    static Setting role(String role) {
        return new Setting("role", role);
    }

    /// Binds what [#QUERY] asks for.
    ///
    /// @param local gone with the transaction, instead of lasting until the session is told otherwise
    SqlStatement.Call bind(SqlStatement.Call call, boolean local) {
        return call.set(NAME, name).set(VALUE, value).set(LOCAL, local);
    }
}
