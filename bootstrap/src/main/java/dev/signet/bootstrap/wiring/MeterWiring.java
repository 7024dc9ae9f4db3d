package dev.signet.bootstrap.wiring;

import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.persistence.upkeep.OldestRows;
import dev.signet.secrets.credential.HashingPlaces;
import dev.signet.secrets.signature.SignatureProviders;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Factory;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// What the parts tell of themselves. The framework binds each of these once, when the first request is to be counted;
/// a command that serves nobody measures nothing.
@Factory
final class MeterWiring {

    @Singleton
    MeterBinder hashingMeters(HashingPlaces places) {
        return registry -> {
            Gauge.builder("signet.password.hashes.running", places::running)
                    .description("Passwords that are being hashed")
                    .register(registry);
            Gauge.builder("signet.password.hashes.waiting", places::waiting)
                    .description("Callers that wait for a place to hash")
                    .register(registry);
        };
    }

    @Singleton
    MeterBinder signatureMeters(SignatureProviders providers) {
        return registry -> Gauge.builder("signet.signatures.native", () -> providers.isNative() ? 1 : 0)
                .description("1 if the native library signs, 0 if Java does, slower")
                .register(registry);
    }

    @Singleton
    MeterBinder oldestRowMeters(JooqTransactions transactions, InstantSource clock, TaskScheduler scheduler) {
        return new OldestRowMeters(new OldestRows(transactions), clock, scheduler);
    }
}
