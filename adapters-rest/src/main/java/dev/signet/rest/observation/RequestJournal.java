package dev.signet.rest.observation;

import dev.signet.application.audit.NoteRefusal;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.TraceContext;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.rest.RequestAttributes;
import dev.signet.rest.edge.RequestProvenance;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Gives each request its correlation id, and tells afterwards in one log event and a few meters what became of it:
/// method, route template, status, duration, tenant, use case, outcome, correlation and trace id, and the span that
/// this is of the trace. Paths, queries,
/// bodies, addresses and names are never in it.
///
/// What a use case judged, and what failed, is logged at INFO (failures of ours at WARN); the rest, such as
/// documents and probes, at DEBUG.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestJournal implements Ordered {

    /// When the request began, in nanoseconds of [System#nanoTime].
    static final String BEGUN = "signet.begun";

    static final String TRACE = "signet.trace";

    static final String NO_ROUTE = "unmatched";
    private static final Logger LOG = LoggerFactory.getLogger("dev.signet.request");

    private final RequestMeters meters;
    private final NoteRefusal refusals;

    RequestJournal(RequestMeters meters, NoteRefusal refusals) {
        this.meters = meters;
        this.refusals = refusals;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGUN, System.nanoTime());
        request.setAttribute(RequestAttributes.CORRELATION_ID, CorrelationIds.of(request));
        String traceparent = request.getHeaders().get("traceparent");
        if (traceparent != null) {
            TraceContext.parse(traceparent, ThreadLocalRandom.current().nextLong())
                    .ifPresent(trace -> request.setAttribute(TRACE, trace));
        }
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        text(request, RequestAttributes.CORRELATION_ID)
                .ifPresent(id -> answer.getHeaders().set(CorrelationIds.HEADER, id));
        request.getAttribute(TRACE, TraceContext.class)
                .ifPresent(trace -> answer.getHeaders().set("traceresponse", trace.answer()));
        long nanos = request.getAttribute(BEGUN, Long.class)
                .map(begun -> System.nanoTime() - begun)
                .orElse(0L);
        String route = BasicHttpAttributes.getUriTemplate(request).orElse(NO_ROUTE);
        var exchange = new RequestMeters.Exchange(method(request), route, answer.code());
        meters.exchanged(exchange, nanos);
        Optional<String> useCase = text(request, RequestAttributes.USE_CASE);
        Optional<String> outcome = text(request, RequestAttributes.OUTCOME);
        useCase.ifPresent(name -> meters.judged(name, outcome.orElse("unfinished"), nanos));
        write(request, exchange, nanos, level(exchange.status(), useCase.isPresent()));
        if (exchange.status() >= 400) {
            request.getAttribute(RequestAttributes.REFUSAL, AuditAction.class)
                    .ifPresent(what -> refused(request, what, outcome.orElse("")));
        }
    }

    /// Refusals at a tenant that exists are counted for its audit trail.
    private void refused(HttpRequest<?> request, AuditAction what, String why) {
        text(request, RequestAttributes.TENANT)
                .map(slug -> new Refusal(
                        new TenantSlug(slug),
                        what,
                        why,
                        RequestProvenance.of(request).source()))
                .ifPresent(refusal ->
                        refusals.handle(new NoteRefusal.Request(refusal, text(request, RequestAttributes.NAME))));
    }

    private static void write(
            HttpRequest<?> request, RequestMeters.Exchange exchange, long nanos, LoggingEventBuilder event) {
        LoggingEventBuilder full = event.addKeyValue("method", exchange.method())
                .addKeyValue("route", exchange.route())
                .addKeyValue("status", exchange.status())
                .addKeyValue("duration_ms", TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0);
        full = with(full, "tenant", text(request, RequestAttributes.TENANT));
        full = with(full, "use_case", text(request, RequestAttributes.USE_CASE));
        full = with(full, "outcome", text(request, RequestAttributes.OUTCOME));
        full = with(full, "correlation_id", text(request, RequestAttributes.CORRELATION_ID));
        Optional<TraceContext> trace = request.getAttribute(TRACE, TraceContext.class);
        full = with(full, "trace_id", trace.map(TraceContext::traceId));
        full = with(full, "parent_span_id", trace.map(TraceContext::parentId));
        full = with(full, "span_id", trace.map(TraceContext::spanId));
        full.log("request");
    }

    private static LoggingEventBuilder with(LoggingEventBuilder event, String key, Optional<String> value) {
        return value.isPresent() ? event.addKeyValue(key, value.get()) : event;
    }

    private static LoggingEventBuilder level(int status, boolean judged) {
        if (status >= 500 && status != HttpStatus.NOT_IMPLEMENTED.getCode()) {
            return LOG.atWarn();
        }
        return judged || status >= 400 ? LOG.atInfo() : LOG.atDebug();
    }

    static String method(HttpRequest<?> request) {
        return switch (request.getMethod()) {
            case CUSTOM -> "OTHER"; // a label has few values, whatever a caller invents
            default -> request.getMethod().name();
        };
    }

    private static Optional<String> text(HttpRequest<?> request, String attribute) {
        return request.getAttribute(attribute, String.class);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
