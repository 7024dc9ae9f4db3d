package dev.signet.grpc.observation;

import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/// Counts and times calls and the use cases that judged them; the latter into the same meters as HTTP does, for a use
/// case is one whatever it is asked through. Every label has few values.
///
/// - `signet_grpc_calls_seconds{method,status}`: histogram
/// - `signet_use_case_seconds{use_case}`: histogram of the requests that a use case judged
/// - `signet_use_case_outcomes_total{use_case,outcome}`: counter
@Singleton
final class CallMeters {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final ConcurrentMap<Exchange, Timer> exchanges = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Timer> useCases = new ConcurrentHashMap<>();
    private final ConcurrentMap<Ending, Counter> endings = new ConcurrentHashMap<>();

    CallMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// @param method its full name, one of those that are served
    record Exchange(String method, Status.Code status) {}

    private record Ending(String useCase, String outcome) {}

    void exchanged(Exchange exchange, long nanos) {
        exchanges.computeIfAbsent(exchange, this::timerOf).record(nanos, TimeUnit.NANOSECONDS);
    }

    void judged(String useCase, String outcome, long nanos) {
        useCases.computeIfAbsent(useCase, this::timerOf).record(nanos, TimeUnit.NANOSECONDS);
        endings.computeIfAbsent(new Ending(useCase, outcome), this::counterOf).increment();
    }

    private Timer timerOf(Exchange exchange) {
        return Timer.builder("signet.grpc.calls")
                .description("gRPC calls")
                .tag("method", exchange.method())
                .tag("status", exchange.status().name())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private Timer timerOf(String useCase) {
        return Timer.builder("signet.use.case")
                .description("Requests, by the use case that judged them")
                .tag("use_case", useCase)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private Counter counterOf(Ending ending) {
        return Counter.builder("signet.use.case.outcomes")
                .description("How use cases ended")
                .tag("use_case", ending.useCase())
                .tag("outcome", ending.outcome())
                .register(registry);
    }
}
