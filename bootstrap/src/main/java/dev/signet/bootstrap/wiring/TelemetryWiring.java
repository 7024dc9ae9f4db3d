package dev.signet.bootstrap.wiring;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.settings.Token;
import dev.signet.grpc.observation.CallSpans;
import dev.signet.rest.observation.SpanName;
import io.micrometer.core.instrument.Clock;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sends traces and measurements to a collector, if one is configured; else nothing of this exists.
@Factory
@Requires(property = Assembly.COLLECTOR)
final class TelemetryWiring {

    @Singleton
    @Bean(preDestroy = "close")
    SdkTracerProvider tracerProvider(Settings settings) {
        Settings.Telemetry telemetry = settings.telemetry();
        var exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(telemetry.collector().orElseThrow() + "/v1/traces");
        telemetry.headers().forEach((name, value) -> exporter.addHeader(name, value.reveal()));
        var attributes = Attributes.builder();
        resource(settings).forEach(attributes::put);
        return SdkTracerProvider.builder()
                .setResource(Resource.create(attributes.build()))
                .setIdGenerator(new NamedSpans())
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(telemetry.percent() / 100.0)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
                .build();
    }

    @Singleton
    Tracer tracer(SdkTracerProvider provider) {
        return provider.get("dev.signet", Release.version());
    }

    @Singleton
    @Bean(preDestroy = "close")
    OtlpMeterRegistry otlpMeterRegistry(Settings settings) {
        Settings.Telemetry telemetry = settings.telemetry();
        Map<String, String> headers = new LinkedHashMap<>();
        telemetry.headers().forEach((String name, Token value) -> headers.put(name, value.reveal()));
        return new OtlpMeterRegistry(
                new Collecting(telemetry.collector().orElseThrow() + "/v1/metrics", headers, resource(settings)),
                Clock.SYSTEM);
    }

    private static Map<String, String> resource(Settings settings) {
        return Map.of(
                "service.name", "signet",
                "service.version", Release.version(),
                "deployment.environment.name", settings.environment());
    }

    /// Gives a span the name that the request already has in log and answer, or one by chance.
    private static final class NamedSpans implements IdGenerator {

        private final IdGenerator chance = IdGenerator.random();

        @Override
        public String generateSpanId() {
            String byHttp = Context.current().get(SpanName.KEY);
            String given = byHttp == null ? Context.current().get(CallSpans.NAME) : byHttp;
            return given == null ? chance.generateSpanId() : given;
        }

        @Override
        public String generateTraceId() {
            return chance.generateTraceId();
        }
    }
}
