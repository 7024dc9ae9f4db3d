package dev.signet.benchmarks;

import dev.signet.domain.Digest;
import org.openjdk.jmh.annotations.Benchmark;

/// Placeholder, proves that JMH's generator runs and that the benchmarks see the server.
public class PlaceholderBenchmark {

    @Benchmark
    public Digest digest() {
        return Digest.sha256(new byte[32]);
    }
}
