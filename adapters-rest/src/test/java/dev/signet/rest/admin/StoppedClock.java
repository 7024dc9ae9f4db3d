package dev.signet.rest.admin;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Stops the server's clock at noon, where a test asks for it.
@Factory
@Requires(property = StoppedClock.WANTED, value = "true")
final class StoppedClock {

    static final String WANTED = "signet.test.stopped-clock";

    @Singleton
    @Replaces(InstantSource.class)
    InstantSource noon() {
        return InstantSource.fixed(AdminServer.NOON);
    }
}
