package dev.signet.rest.observation;

import dev.signet.domain.audit.TraceContext;
import dev.signet.rest.RequestAttributes;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Tells a collector of each request, once it is answered: one server span, child of the caller's. It says what the
/// journal says and no more: no path, no address, no name. Where no collector is configured, it is not there.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = Tracer.class)
final class RequestSpans implements Ordered {

    private final Tracer tracer;
    private final InstantSource clock;

    RequestSpans(Tracer tracer, InstantSource clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        var now = clock.instant();
        long ended = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        long took = request.getAttribute(RequestJournal.BEGUN, Long.class)
                .map(begun -> System.nanoTime() - begun)
                .orElse(0L);
        String route = BasicHttpAttributes.getUriTemplate(request).orElse(RequestJournal.NO_ROUTE);
        String method = RequestJournal.method(request);
        Context parent = parent(request);
        SpanBuilder builder = tracer.spanBuilder(method + " " + route)
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(ended - took, TimeUnit.NANOSECONDS)
                .setAttribute("http.request.method", method)
                .setAttribute("http.route", route)
                .setAttribute("http.response.status_code", (long) answer.code());
        Span span = started(builder, parent);
        copy(request, RequestAttributes.TENANT, span);
        copy(request, RequestAttributes.USE_CASE, span);
        copy(request, RequestAttributes.OUTCOME, span);
        copy(request, RequestAttributes.CORRELATION_ID, span);
        if (answer.code() >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(ended, TimeUnit.NANOSECONDS);
    }

    /// The caller's span, and what ours is called.
    private static Context parent(HttpRequest<?> request) {
        return request.getAttribute(RequestJournal.TRACE, TraceContext.class)
                .map(trace -> {
                    var flags = trace.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
                    Span caller = Span.wrap(SpanContext.createFromRemoteParent(
                            trace.traceId(), trace.parentId(), flags, TraceState.getDefault()));
                    return Context.root().with(caller).with(SpanName.KEY, trace.spanId());
                })
                .orElse(Context.root());
    }

    @SuppressWarnings("try") // the scope is only to be current
    private static Span started(SpanBuilder builder, Context parent) {
        try (Scope current = parent.makeCurrent()) {
            return builder.startSpan();
        }
    }

    private static void copy(HttpRequest<?> request, String attribute, Span span) {
        request.getAttribute(attribute, String.class)
                .ifPresent(value -> span.setAttribute(attribute.replace('-', '_'), value));
    }

    /// Inside the journal, which knows when the request began.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }
}
