package dev.signet.benchmarks.fault;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What was measured, and which promises were broken. For any number of threads.
final class Findings {

    private final Map<String, String> figures = new LinkedHashMap<>();
    private final Map<String, Integer> broken = new TreeMap<>();

    /// Times to be told as median and worst.
    static Histogram times() {
        return new ConcurrentHistogram(600_000_000L, 3);
    }

    synchronized void figure(String name, Object value) {
        figures.put(name, String.valueOf(value));
    }

    void figure(String name, double value, String unit) {
        figure(name, String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit));
    }

    /// @param times in microseconds
    void times(String name, Histogram times) {
        figure(
                name,
                times.getTotalCount() == 0
                        ? "none"
                        : String.format(
                                Locale.ROOT,
                                "%,d; p50 %.1f ms, p99 %.1f ms, worst %.1f ms",
                                times.getTotalCount(),
                                times.getValueAtPercentile(50) / 1e3,
                                times.getValueAtPercentile(99) / 1e3,
                                times.getMaxValue() / 1e3));
    }

    void promise(boolean kept, String otherwise) {
        if (!kept) {
            broken(otherwise);
        }
    }

    synchronized void broken(String what) {
        broken.merge(what, 1, Integer::sum);
    }

    /// Prints everything, and gives the exit code.
    synchronized int report(PrintStream out) {
        out.println("| figure | value |");
        out.println("|---|---|");
        figures.forEach((name, value) -> out.println("| " + name + " | " + value + " |"));
        broken.forEach((what, times) -> out.println("BROKEN (" + times + " times): " + what));
        out.println(broken.isEmpty() ? "Every promise was kept." : "Promises were broken.");
        return broken.isEmpty() ? 0 : 1;
    }
}
