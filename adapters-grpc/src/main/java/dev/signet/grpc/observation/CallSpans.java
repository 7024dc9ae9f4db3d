package dev.signet.grpc.observation;

import dev.signet.domain.audit.TraceContext;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.grpc.edge.Call;
import io.grpc.Status;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Tells a collector of each call, once it is answered: one server span, child of the caller's, in the words of
/// OpenTelemetry's conventions for RPC. Where no collector is configured, it is not there.
@Singleton
@Requires(beans = Tracer.class)
public final class CallSpans {

    /// How whoever makes spans is told what the call's own is called, so that log, answer and trace agree.
    public static final ContextKey<String> NAME = ContextKey.named("signet.grpc.span");

    private final Tracer tracer;
    private final InstantSource clock;

    CallSpans(Tracer tracer, InstantSource clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    void ended(Call call, Optional<TraceContext> trace, String method, Status status, long nanos) {
        var now = clock.instant();
        long ended = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        Context parent = trace.map(CallSpans::parent).orElse(Context.root());
        int slash = method.lastIndexOf('/');
        SpanBuilder builder = tracer.spanBuilder(method)
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(ended - nanos, TimeUnit.NANOSECONDS)
                .setAttribute("rpc.system", "grpc")
                .setAttribute("rpc.service", method.substring(0, Math.max(0, slash)))
                .setAttribute("rpc.method", method.substring(slash + 1))
                .setAttribute("rpc.grpc.status_code", (long) status.getCode().value());
        Span span = started(builder, parent);
        call.tenant().map(TenantSlug::value).ifPresent(slug -> span.setAttribute("signet.tenant", slug));
        call.judgement().ifPresent(judgement -> {
            span.setAttribute("signet.use_case", judgement.useCase());
            span.setAttribute("signet.outcome", judgement.outcome());
        });
        span.setAttribute("signet.correlation_id", call.correlationId());
        if (CallJournal.isOurs(status)) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(ended, TimeUnit.NANOSECONDS);
    }

    private static Context parent(TraceContext trace) {
        var flags = trace.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
        Span caller = Span.wrap(
                SpanContext.createFromRemoteParent(trace.traceId(), trace.parentId(), flags, TraceState.getDefault()));
        return Context.root().with(caller).with(NAME, trace.spanId());
    }

    @SuppressWarnings("try") // the scope is only to be current
    private static Span started(SpanBuilder builder, Context parent) {
        try (Scope current = parent.makeCurrent()) {
            return builder.startSpan();
        }
    }
}
