package dev.signet.benchmarks.gauge;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// What PostgreSQL wrote.
public final class DatabaseGauge implements AutoCloseable {

    /// An idle session of PostgreSQL 15 and newer tells the statistics of what it did within ten seconds.
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(11);

    private static final String COUNTERS = """
            select (select sum(tup_inserted + tup_updated + tup_deleted)
                    from pg_stat_database where datname = current_database()) as written_rows,
                   pg_current_wal_lsn() - '0/0'::pg_lsn as log_bytes
            """;

    private final Connection connection;

    private DatabaseGauge(Connection connection) {
        this.connection = connection;
    }

    /// Connects.
    ///
    /// @param url of JDBC, with user and password if they are needed
    public static DatabaseGauge at(String url) throws SQLException {
        return new DatabaseGauge(DriverManager.getConnection(url));
    }

    /// The counters now, once every session has told its own.
    public Written settled() throws SQLException, InterruptedException {
        Thread.sleep(UNTIL_TOLD);
        return now();
    }

    private Written now() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTERS)) {
            row.next();
            return new Written(row.getLong("written_rows"), row.getLong("log_bytes"));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// Counters, which only their difference makes useful.
    ///
    /// @param rows inserted, updated or deleted
    /// @param logBytes of the write-ahead log
    public record Written(long rows, long logBytes) {

        public Written since(Written before) {
            return new Written(rows - before.rows, logBytes - before.logBytes);
        }
    }
}
