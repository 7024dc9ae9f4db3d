package dev.signet.benchmarks;

import dev.signet.benchmarks.gauge.DatabaseGauge;
import dev.signet.benchmarks.load.Tally;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What came out, of one run or as the medians of several.
///
/// @param values in the order in which they are shown; NaN where nobody could tell
/// @param firstError empty if there was none
record Figures(String server, String workload, Map<Column, Double> values, String firstError) {

    enum Column {
        REQUESTS("requests", "%.0f"),
        ERRORS("errors", "%.0f"),
        RATE("req/s", "%.0f"),
        P50("p50 ms", "%.2f"),
        P99("p99 ms", "%.2f"),
        CPU("cpu ms/req", "%.4f"),
        SERVER_CPU("server", "%.4f"),
        DATABASE_CPU("database", "%.4f"),
        CPU_SPREAD("cpu max-min", "%.4f"),
        SERVER_MEMORY("rss MiB", "%.0f"),
        DATABASE_MEMORY("db MiB", "%.0f"),
        ROWS("rows/100", "%.1f"),
        LOG("wal B/100", "%.0f");

        final String title;
        final String format;

        Column(String title, String format) {
            this.title = title;
            this.format = format;
        }
    }

    /// @param all tallies of everything that ran at once: processor time is shared among them
    static Figures of(
            String workload, Server server, Tally tally, double seconds, Server.Spent spent, List<Tally> all) {
        double requests = Math.max(1, all.stream().mapToLong(Tally::requests).sum());
        Map<Column, Double> values = new LinkedHashMap<>();
        values.put(Column.REQUESTS, (double) tally.requests());
        values.put(Column.ERRORS, (double) tally.errors());
        values.put(Column.RATE, tally.requests() / seconds);
        values.put(Column.P50, tally.percentile(50));
        values.put(Column.P99, tally.percentile(99));
        boolean known = !server.pids().isEmpty();
        boolean stored = !server.databases().isEmpty();
        values.put(Column.CPU, known ? (spent.server() + spent.database()) / requests : Double.NaN);
        values.put(Column.SERVER_CPU, known ? spent.server() / requests : Double.NaN);
        values.put(Column.DATABASE_CPU, stored ? spent.database() / requests : Double.NaN);
        values.put(Column.SERVER_MEMORY, known ? server.serverMebibytes() : Double.NaN);
        values.put(Column.DATABASE_MEMORY, stored ? server.databaseMebibytes() : Double.NaN);
        return new Figures(server.name(), workload, values, tally.firstError());
    }

    Figures wrote(DatabaseGauge.Written written) {
        Map<Column, Double> more = new LinkedHashMap<>(values);
        double hundreds = Math.max(1, value(Column.REQUESTS)) / 100;
        more.put(Column.ROWS, written.rows() / hundreds);
        more.put(Column.LOG, written.logBytes() / hundreds);
        return new Figures(server, workload, more, firstError);
    }

    /// Medians of each value; the errors of all runs together, since one wrong answer makes a figure doubtful.
    static Figures medians(List<Figures> runs) {
        Map<Column, Double> values = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            values.put(column, median(runs, run -> run.value(column)));
        }
        values.put(
                Column.ERRORS,
                runs.stream().mapToDouble(run -> run.value(Column.ERRORS)).sum());
        Optional<String> error = runs.stream()
                .map(Figures::firstError)
                .filter(text -> !text.isEmpty())
                .findFirst();
        double[] costs =
                runs.stream().mapToDouble(run -> run.value(Column.CPU)).sorted().toArray();
        values.put(Column.CPU_SPREAD, costs[costs.length - 1] - costs[0]);
        return new Figures(runs.getFirst().server, runs.getFirst().workload, values, error.orElse(""));
    }

    double value(Column column) {
        return values.getOrDefault(column, Double.NaN);
    }

    boolean doubtful() {
        return value(Column.ERRORS) > 0;
    }

    String key() {
        return server + " " + workload;
    }

    static Comparator<Figures> byWorkload() {
        return Comparator.comparing(Figures::workload);
    }

    private static double median(List<Figures> runs, ToDoubleFunction<Figures> value) {
        double[] known = runs.stream()
                .mapToDouble(value)
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        if (known.length == 0) {
            return Double.NaN;
        }
        return Arrays.stream(known)
                .skip((known.length - 1) / 2)
                .limit(2 - known.length % 2)
                .average()
                .orElse(Double.NaN);
    }
}
