package dev.signet.bootstrap.wiring;

import dev.signet.application.Entropy;
import dev.signet.application.Ids;
import dev.signet.application.readiness.CheckReadiness;
import dev.signet.application.readiness.Probe;
import dev.signet.application.upkeep.ThrowAwayExpired;
import dev.signet.application.upkeep.Upkeep;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/// What belongs to no feature.
@Factory
final class FoundationWiring {

    @Singleton
    Ids ids(Entropy entropy, InstantSource clock) {
        return new Ids(entropy, clock);
    }

    @Singleton
    CheckReadiness checkReadiness(List<Probe> probes) {
        return new CheckReadiness(probes);
    }

    @Singleton
    ThrowAwayExpired throwAwayExpired(Upkeep upkeep, InstantSource clock) {
        return new ThrowAwayExpired(upkeep, clock);
    }
}
