package dev.signet.persistence.transaction;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.domain.tenant.TenantId;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.function.Function;
import javax.sql.DataSource;

/// Transactions of PostgreSQL, at READ COMMITTED. Work of several statements goes through Micronaut's transactions;
/// a single statement goes past them, because there the COMMIT would be a second round trip.
public final class JooqTransactions implements Transactions {

    private final TransactionOperations<Connection> operations;
    private final Wire wire;
    private final Sessions sessions;
    private final String systemRole;

    /// @param operations of Micronaut, on `pool`
    /// @param pool the pool itself, whose connections commit by themselves and act as the service's role
    /// @param systemRole the role that sees every tenant
    /// @param bound when a statement is given up
    public JooqTransactions(
            TransactionOperations<Connection> operations, DataSource pool, String systemRole, StatementBound bound) {
        this.operations = operations;
        this.wire = new Wire(bound);
        this.sessions = new Sessions(pool, wire);
        this.systemRole = systemRole;
    }

    @Override
    public <T> T inTenant(TenantId tenant, Function<TenantTx, T> work) {
        return atomically(Setting.tenant(tenant), sql -> work.apply(new JooqTenantTx(tenant, sql)));
    }

    @Override
    public <T> T acrossTenants(Function<SystemTx, T> work) {
        return atomically(Setting.role(systemRole), sql -> work.apply(new JooqSystemTx(sql)));
    }

    @Override
    public <T> T once(TenantId tenant, Function<TenantTx, T> call) {
        Within.refuse();
        return Attempts.of(
                () -> call.apply(new JooqTenantTx(tenant, new SingleTrip(sessions, Setting.tenant(tenant)))));
    }

    /// One statement on what needs no tenant: the directory of tenants, and the functions that keep partitions.
    ///
    /// @throws dev.signet.application.StoreUnavailable if the store cannot be reached
    public <T> T once(Function<Sql, T> call) {
        Within.refuse();
        return Attempts.of(() -> call.apply(new SingleTrip(sessions, null)));
    }

    private <T> T atomically(Setting setting, Function<Sql, T> work) {
        Within.refuse();
        return Attempts.of(committing -> Within.transaction(() -> operations.executeWrite(status -> {
            try (var sql = new OpenTransaction(status.getConnection(), wire, setting)) {
                T answer = work.apply(sql);
                committing.set(true);
                return answer;
            }
        })));
    }
}
