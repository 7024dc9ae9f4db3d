package dev.signet.benchmarks.load;

import org.HdrHistogram.Histogram;

/// What one connection group saw while it was recorded.
///
/// @param latencies of right answers, in nanoseconds
/// @param errors wrong answers and broken connections
/// @param firstError what the first of them said, or empty
public record Tally(Histogram latencies, long errors, String firstError) {

    public long requests() {
        return latencies.getTotalCount() + errors;
    }

    /// In milliseconds.
    public double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / 1e6;
    }
}
