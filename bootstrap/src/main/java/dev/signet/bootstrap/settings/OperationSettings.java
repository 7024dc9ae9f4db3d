package dev.signet.bootstrap.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What runs beside the requests, and what is told of them.
final class OperationSettings {

    static final Setting<Duration> TENANT_DELETE_GRACE = Setting.of(
            "IDENTITY_TENANT_DELETE_GRACE_SECONDS",
            "0 to 31536000",
            "2592000",
            "How long a deleted tenant can be brought back, before its rows are removed.",
            Texts.seconds(0, 31_536_000));

    static final Setting<Duration> UPKEEP_INTERVAL = Setting.of(
            "IDENTITY_UPKEEP_INTERVAL_SECONDS",
            "1 to 86400",
            "60",
            "How often what has expired is thrown away. One node at a time does it.",
            Texts.seconds(1, 86_400));

    static final Setting<Optional<URI>> OTLP_ENDPOINT = Setting.optional(
                    "IDENTITY_OTLP_ENDPOINT",
                    "an http or https URL without query, such as `http://127.0.0.1:4318`",
                    "none: nothing is sent",
                    "An OpenTelemetry collector that takes OTLP over HTTP; traces go to `/v1/traces` beneath it, measurements to `/v1/metrics`.",
                    Texts::collector)
            .alias("OTEL_EXPORTER_OTLP_ENDPOINT");

    static final Setting<Map<String, Token>> OTLP_HEADERS = new Setting<>(
            "IDENTITY_OTLP_HEADERS",
            List.of("OTEL_EXPORTER_OTLP_HEADERS"),
            "`name=value`, separated by commas",
            "none",
            true,
            "Headers for the collector, such as its key.",
            text -> text.map(Texts::pairs).orElse(Map.of()));

    static final Setting<Integer> OTLP_TRACED = Setting.of(
            "IDENTITY_OTLP_TRACED_PERCENT",
            "0 to 100",
            "100",
            "How many of a hundred requests are traced; those with a `traceparent` follow its own word.",
            Texts.number(0, 100));

    static final Setting<String> ENVIRONMENT = Setting.of(
            "IDENTITY_ENVIRONMENT", "a word", "production", "What `/health` says of where this runs.", Texts::word);

    static final Setting<String> LOG_LEVEL = Setting.of(
            "IDENTITY_LOG_LEVEL",
            "trace, debug, info, warn or error",
            "info",
            "How much is logged, as JSON on standard error.",
            Texts.oneOf("trace", "debug", "info", "warn", "error"));

    static final List<Setting<?>> ALL = List.of(
            TENANT_DELETE_GRACE, UPKEEP_INTERVAL, OTLP_ENDPOINT, OTLP_HEADERS, OTLP_TRACED, ENVIRONMENT, LOG_LEVEL);

    private OperationSettings() {}
}
