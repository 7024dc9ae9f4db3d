package dev.signet.persistence.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the server is told at each start, whatever its own files say.
///
/// @param values names and values of PostgreSQL's settings
record PostgresSettings(Map<String, String> values) {

    /// Never loses what it acknowledged, fits a small machine, speaks to this machine only, and keeps people's
    /// data out of its log.
    static final PostgresSettings DURABLE = new PostgresSettings(Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "64"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("work_mem", "4MB"),
            Map.entry("maintenance_work_mem", "32MB"),
            Map.entry("effective_cache_size", "256MB"),
            Map.entry("min_wal_size", "64MB"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("max_worker_processes", "2"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("logging_collector", "off"),
            Map.entry("log_destination", "stderr"),
            Map.entry("log_line_prefix", ""),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic")));

    PostgresSettings {
        values = Map.copyOf(values);
    }

    /// These with some of `others`.
    PostgresSettings with(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(others);
        return new PostgresSettings(all);
    }

    /// As arguments of the server program.
    List<String> arguments() {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }
}
