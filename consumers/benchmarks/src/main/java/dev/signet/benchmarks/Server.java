package dev.signet.benchmarks;

import dev.signet.benchmarks.gauge.ProcessGauge;
import dev.signet.benchmarks.load.Endpoints;
import java.util.List;

/// A server under load.
///
/// @param pids its own processes, none if unknown
/// @param databases the postmasters of the PostgreSQL that works for it, none if unknown
record Server(String name, Endpoints endpoints, List<Long> pids, List<Long> databases) {

    Spent spent() {
        return new Spent(
                pids.stream().mapToDouble(ProcessGauge::cpuMillis).sum(),
                databases.stream().mapToDouble(ProcessGauge::treeCpuMillis).sum());
    }

    double serverMebibytes() {
        return pids.stream().mapToDouble(ProcessGauge::residentMebibytes).sum();
    }

    double databaseMebibytes() {
        return databases.stream().mapToDouble(ProcessGauge::treeMebibytes).sum();
    }

    /// Processor time in milliseconds.
    record Spent(double server, double database) {

        Spent since(Spent before) {
            return new Spent(server - before.server, database - before.database);
        }
    }
}
