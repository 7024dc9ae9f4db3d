package dev.signet.rest.observation;

import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Says that the process is there, and what it is. It asks nobody: a database that is down is no reason to
/// restart it.
@Controller
final class HealthEndpoint {

    private final Deployment service;
    private final InstantSource clock;

    HealthEndpoint(Deployment service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    @Get(UrlSpace.HEALTH)
    Map<String, String> health() {
        Map<String, String> body = new TreeMap<>(description());
        body.put("status", "healthy");
        body.put("timestamp", clock.instant().toString());
        return body;
    }

    @Get("/")
    Map<String, String> root() {
        Map<String, String> body = new TreeMap<>(description());
        body.put("message", service.name());
        body.put("health", UrlSpace.HEALTH);
        return body;
    }

    private Map<String, String> description() {
        return Map.of("service", service.name(), "version", service.version(), "environment", service.environment());
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return HealthEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "health",
                            Operation.of("Whether the process is there, and what it is.")
                                    .gives(200, texts("service", "version", "environment", "status", "timestamp"))),
                    Map.entry(
                            "root",
                            Operation.of("What this is.")
                                    .gives(200, texts("service", "version", "environment", "message", "health"))));
        }

        private static Schema texts(String... names) {
            Map<String, Schema> members = new LinkedHashMap<>();
            for (String name : names) {
                members.put(name, Schema.TEXT);
            }
            return Schema.exactly(members);
        }
    }
}
