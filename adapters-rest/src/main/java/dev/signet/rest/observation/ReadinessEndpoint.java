package dev.signet.rest.observation;

import dev.signet.application.readiness.CheckReadiness;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Says whether this node can do its work: 200, or 503, with one entry for each thing looked at and what is wrong with
/// it. The sentences are written for whoever operates it; they hold no secret, no address and no tenant.
@Controller(UrlSpace.READY)
final class ReadinessEndpoint {

    private final CheckReadiness readiness;

    ReadinessEndpoint(CheckReadiness readiness) {
        this.readiness = readiness;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Map<String, Object>> ready() {
        CheckReadiness.Report report = readiness.handle();
        Map<String, Map<String, String>> checks = new TreeMap<>();
        report.checks().forEach((name, check) -> checks.put(name, describe(check)));
        HttpStatus status = report.isReady() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
        return HttpResponse.<Map<String, Object>>status(status)
                .body(Map.of("status", report.isReady() ? "ready" : "not_ready", "checks", checks));
    }

    private static Map<String, String> describe(CheckReadiness.Check check) {
        return check.trouble()
                .map(what -> Map.of("status", "failing", "detail", what))
                .or(() -> check.concern().map(what -> Map.of("status", "degraded", "detail", what)))
                .orElse(Map.of("status", "ok"));
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        private static final Schema READY = Schema.exactly(Map.of(
                        "status",
                        Schema.words(List.of("ready", "not_ready")),
                        "checks",
                        Schema.map(Schema.object(
                                        Map.of(
                                                "status",
                                                Schema.words(List.of("ok", "degraded", "failing")),
                                                "detail",
                                                Schema.TEXT),
                                        Set.of("status"))
                                .closed())))
                .named("Readiness");

        @Override
        public Class<?> endpoint() {
            return ReadinessEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(Map.entry(
                    "ready",
                    Operation.of("Whether this node can do its work, and if not, what fails.")
                            .gives(200, READY)
                            .gives(503, "Something fails.", Map.of(MediaType.APPLICATION_JSON, READY))));
        }
    }
}
