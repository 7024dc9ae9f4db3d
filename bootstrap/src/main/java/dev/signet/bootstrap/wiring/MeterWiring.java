package dev.signet.bootstrap.wiring;

import dev.signet.grpc.edge.AdmittedCalls;
import dev.signet.persistence.audit.BoundedRefusals;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.secrets.credential.HashingPlaces;
import dev.signet.secrets.custody.Custody;
import dev.signet.secrets.custody.CustodyWatch;
import dev.signet.secrets.signature.SignatureProviders;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// What the parts tell of themselves. The framework binds each of these once, with the registry, as it
/// makes the server. Its own parts are measured too, so none of these may depend on what it runs on.
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
            FunctionCounter.builder("signet.password.hashes.refused", places, HashingPlaces::refused)
                    .description("Callers that found no place to hash in time")
                    .register(registry);
        };
    }

    @Singleton
    MeterBinder callMeters(AdmittedCalls calls) {
        return registry -> {
            Gauge.builder("signet.grpc.calls.under.way", calls::underWay)
                    .description("gRPC calls that were let in and are not over yet")
                    .register(registry);
            FunctionCounter.builder("signet.grpc.calls.refused", calls, AdmittedCalls::refused)
                    .description("gRPC calls that were too many")
                    .register(registry);
        };
    }

    @Singleton
    MeterBinder buildMeters() {
        return registry -> Gauge.builder("signet.build.info", () -> 1)
                .description("Which release this is, and on which Java it runs")
                .tag("version", Release.version())
                .tag("java", Runtime.version().toString())
                .register(registry);
    }

    @Singleton
    MeterBinder signatureMeters(SignatureProviders providers) {
        return registry -> Gauge.builder("signet.signatures.native", () -> providers.isNative() ? 1 : 0)
                .description("1 if the native library signs, 0 if Java does, slower")
                .register(registry);
    }

    @Singleton
    MeterBinder custodyMeters(Custody custody) {
        CustodyWatch watch = custody.watch();
        return registry -> {
            for (String store : watch.schemes()) {
                FunctionCounter.builder("signet.custody.failures", watch, seen -> seen.failures(store))
                        .description("Secrets and signatures that could not be had from where keys are kept")
                        .tag("store", store)
                        .register(registry);
                Gauge.builder("signet.custody.out.of.reach", () -> watch.isOutOfReach(store) ? 1 : 0)
                        .description("1 if the store did not answer when it was last needed")
                        .tag("store", store)
                        .register(registry);
            }
            Gauge.builder("signet.custody.tenants.lacking", watch::lacking)
                    .description("Tenants whose key cannot be had from where it is kept")
                    .register(registry);
        };
    }

    @Singleton
    MeterBinder refusalMeters(BoundedRefusals refusals) {
        return registry -> FunctionCounter.builder("signet.audit.refusals.dropped", refusals, BoundedRefusals::dropped)
                .description("Refusals that were too many to be counted in the audit trail")
                .register(registry);
    }

    @Singleton
    @Bean(preDestroy = "close")
    OldestRowMeters oldestRowMeters(BeanProvider<JooqTransactions> transactions, InstantSource clock) {
        return new OldestRowMeters(transactions, clock);
    }
}
