package dev.signet.rest.observation;

import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The measurements: in Prometheus' text format, or a summary for who accepts only JSON.
@Controller(UrlSpace.METRICS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsEndpoint {

    private static final MediaType PROMETHEUS = MediaType.of("text/plain; version=0.0.4; charset=utf-8");

    private final PrometheusMeterRegistry registry;

    MetricsEndpoint(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Get
    @Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON, MediaType.ALL})
    HttpResponse<?> measurements(HttpRequest<?> request) {
        boolean json = request.getHeaders().accept().stream()
                .findFirst()
                .filter(MediaType.APPLICATION_JSON_TYPE::equals)
                .isPresent();
        return json
                ? HttpResponse.ok(summary()).contentType(MediaType.APPLICATION_JSON_TYPE)
                : HttpResponse.ok(registry.scrape()).contentType(PROMETHEUS);
    }

    private Map<String, List<Map<String, Object>>> summary() {
        Map<String, List<Map<String, Object>>> body = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            body.computeIfAbsent(meter.getId().getName(), name -> new ArrayList<>())
                    .add(describe(meter));
        }
        return body;
    }

    private static Map<String, Object> describe(Meter meter) {
        Map<String, Object> described = new LinkedHashMap<>();
        meter.getId().getTags().forEach(tag -> described.put(tag.getKey(), tag.getValue()));
        for (Measurement measurement : meter.measure()) {
            if (Double.isFinite(measurement.getValue())) {
                described.put(measurement.getStatistic().getTagValueRepresentation(), measurement.getValue());
            }
        }
        return described;
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return MetricsEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(Map.entry(
                    "measurements",
                    Operation.of("The measurements: for Prometheus, or a summary for who accepts only JSON.")
                            .gives(
                                    200,
                                    "They.",
                                    Map.of(
                                            MediaType.TEXT_PLAIN,
                                            Schema.TEXT,
                                            MediaType.APPLICATION_JSON,
                                            Schema.map(Schema.list(Schema.map(Schema.ANY)))))));
        }
    }
}
