package dev.signet.persistence.database;

import dev.signet.application.readiness.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Whether the database answers on a connection of the pool.
public final class PoolProbe implements Probe {

    private static final int SECONDS = 1;

    private final DatabasePool pool;

    public PoolProbe(DatabasePool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> trouble() {
        try (Connection connection = pool.dataSource().getConnection()) {
            return connection.isValid(SECONDS) ? Optional.empty() : Optional.of("The database does not answer.");
        } catch (SQLException e) {
            return Optional.of("No connection to the database is to be had.");
        }
    }
}
