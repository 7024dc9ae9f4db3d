package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.bootstrap.demo.Demo;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.persistence.database.TestDatabase;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose traces and measurements go to a collector in this process, over OTLP.
final class TelemetryTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @TempDir
    private Path directory = Path.of("");

    private final HttpServer collector =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final TestDatabase database = TestDatabase.empty();
    private final List<byte[]> traces = new CopyOnWriteArrayList<>();
    private final List<byte[]> measurements = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    TelemetryTest() throws IOException {
        collector.createContext("/v1/traces", exchange -> take(exchange, traces));
        collector.createContext("/v1/metrics", exchange -> take(exchange, measurements));
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
        database.close();
    }

    @Test
    void a_request_is_a_span_of_its_callers_trace_and_tells_no_secret() throws IOException {
        Map<String, String> environment = Node.environment(database, directory);
        environment.put(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort());
        environment.put("IDENTITY_OTLP_HEADERS", "x-key=key%20of%20the%20collector");
        String responded;
        try (Server server = started(environment)) {
            assertThat(server.parts().containsBean(Tracer.class)).isTrue();
            var answer = new Caller("http://127.0.0.1:" + server.httpPort())
                    .json(
                            "/oauth/token",
                            "{\"grant_type\":\"password\",\"username\":\"alice\",\"password\":\"AlicePass123!\"}",
                            "X-Tenant-ID",
                            "acme",
                            "traceparent",
                            "00-%s-%s-01".formatted(TRACE, PARENT));
            assertThat(answer.status()).isEqualTo(200);
            responded = answer.whole().headers().firstValue("traceresponse").orElse("");
            try (GrpcCaller grpc = new GrpcCaller(server.grpcPort())) {
                assertThat(grpc.call(
                                        "IssueToken",
                                        Map.of("tenant", "acme", "username", "alice", "password", "AlicePass123!"),
                                        Map.of("traceparent", "00-%s-%s-01".formatted(TRACE, PARENT)))
                                .said())
                        .startsWith("OK");
            }
        }

        Span span = spans().stream()
                .filter(one -> one.getName().equals("POST /oauth/token"))
                .findFirst()
                .orElseThrow();
        assertThat(hex(span.getTraceId().toByteArray())).isEqualTo(TRACE);
        assertThat(hex(span.getParentSpanId().toByteArray())).isEqualTo(PARENT);
        assertThat(responded).contains(hex(span.getSpanId().toByteArray()));
        assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(span.getEndTimeUnixNano()).isGreaterThan(span.getStartTimeUnixNano());
        assertThat(span.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, TelemetryTest::textOf)))
                .containsEntry("http.route", "/oauth/token")
                .containsEntry("http.response.status_code", "200")
                .containsEntry("signet.tenant", "acme")
                .containsEntry("signet.use_case", "IssueUserTokens")
                .containsKey("signet.correlation_id");
        Span call = spans().stream()
                .filter(one -> one.getName().equals("identity.v1.Identity/IssueToken"))
                .findFirst()
                .orElseThrow();
        assertThat(hex(call.getTraceId().toByteArray())).isEqualTo(TRACE);
        assertThat(hex(call.getParentSpanId().toByteArray())).isEqualTo(PARENT);
        assertThat(call.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, TelemetryTest::textOf)))
                .containsEntry("rpc.method", "IssueToken")
                .containsEntry("rpc.grpc.status_code", "0")
                .containsEntry("signet.tenant", "acme")
                .containsEntry("signet.use_case", "IssueUserTokens");
        assertThat(keys).isNotEmpty().containsOnly("key of the collector");
        assertThat(traces)
                .allSatisfy(sent -> assertThat(new String(sent, StandardCharsets.ISO_8859_1))
                        .doesNotContain("alice", "AlicePass", Node.ADMIN_TOKEN, Node.MASTER_KEY));
        assertThat(metrics()).contains("signet.http.requests", "signet.use.case.outcomes", "jvm.memory.used");
    }

    @Test
    void without_a_collector_there_is_nothing_of_it() {
        try (Server server = started(Node.environment(database, directory))) {
            assertThat(server.parts().containsBean(Tracer.class)).isFalse();
        }
        assertThat(traces).isEmpty();
        assertThat(measurements).isEmpty();
    }

    private Server started(Map<String, String> environment) {
        Demo demo = Demo.prepare(Settings.read(Map.of(), environment, directory));
        return Server.start(new Server.Plan(demo.settings(), InstantSource.system(), true, demo::provision));
    }

    private List<Span> spans() throws IOException {
        List<Span> spans = new CopyOnWriteArrayList<>();
        for (byte[] sent : traces) {
            ExportTraceServiceRequest.parseFrom(sent)
                    .getResourceSpansList()
                    .forEach(resource ->
                            resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList())));
        }
        return spans;
    }

    private List<String> metrics() throws IOException {
        List<String> names = new CopyOnWriteArrayList<>();
        for (byte[] sent : measurements) {
            ExportMetricsServiceRequest.parseFrom(sent)
                    .getResourceMetricsList()
                    .forEach(resource -> resource.getScopeMetricsList()
                            .forEach(scope -> scope.getMetricsList().stream()
                                    .map(Metric::getName)
                                    .forEach(names::add)));
        }
        return names;
    }

    private void take(HttpExchange exchange, List<byte[]> to) throws IOException {
        try (exchange) {
            boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream body =
                    packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
                to.add(body.readAllBytes());
            }
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-key")));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String textOf(KeyValue pair) {
        return pair.getValue().hasStringValue()
                ? pair.getValue().getStringValue()
                : Long.toString(pair.getValue().getIntValue());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
