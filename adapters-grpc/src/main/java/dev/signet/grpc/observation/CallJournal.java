package dev.signet.grpc.observation;

import dev.signet.application.audit.NoteRefusal;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.TraceContext;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.grpc.edge.Call;
import io.grpc.Status;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Tells in one log event, a few meters, a span and the audit trail what became of a call: method, status, duration,
/// tenant, use case, outcome, correlation and trace id. Messages, metadata, addresses and names are never in the log.
///
/// What a use case judged, and what failed, is logged at INFO (failures of ours at WARN); the rest, such as probes, at
/// DEBUG.
@Singleton
final class CallJournal {

    private static final Logger LOG = LoggerFactory.getLogger("dev.signet.call");

    private final CallMeters meters;
    private final NoteRefusal refusals;
    private final @Nullable CallSpans spans;

    /// @param spans null where no collector is configured
    CallJournal(CallMeters meters, NoteRefusal refusals, @Nullable CallSpans spans) {
        this.meters = meters;
        this.refusals = refusals;
        this.spans = spans;
    }

    /// Tells that `call` of `method` has ended so after `nanos`.
    void ended(Call call, Optional<TraceContext> trace, String method, Status status, long nanos) {
        meters.exchanged(new CallMeters.Exchange(method, status.getCode()), nanos);
        Optional<Call.Judgement> judgement = call.judgement();
        judgement.ifPresent(made -> meters.judged(made.useCase(), made.outcome(), nanos));
        LoggingEventBuilder event = level(status, judgement.isPresent())
                .addKeyValue("method", method)
                .addKeyValue("status", status.getCode())
                .addKeyValue("duration_ms", TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0);
        event = with(event, "tenant", call.tenant().map(TenantSlug::value));
        event = with(event, "use_case", judgement.map(Call.Judgement::useCase));
        event = with(event, "outcome", judgement.map(Call.Judgement::outcome));
        event = with(event, "correlation_id", Optional.of(call.correlationId()));
        event = with(event, "trace_id", trace.map(TraceContext::traceId));
        event = with(event, "parent_span_id", trace.map(TraceContext::parentId));
        event = with(event, "span_id", trace.map(TraceContext::spanId));
        event.log("call");
        if (spans != null) {
            spans.ended(call, trace, method, status, nanos);
        }
        call.refusal()
                .ifPresent(what -> refused(
                        call, what, judgement.map(Call.Judgement::outcome).orElse("")));
    }

    /// Whether it is this server's fault.
    static boolean isOurs(Status status) {
        return switch (status.getCode()) {
            case INTERNAL, UNAVAILABLE, UNKNOWN, DATA_LOSS -> true;
            default -> false;
        };
    }

    /// Refusals at a tenant that exists are counted for its audit trail.
    private void refused(Call call, AuditAction what, String why) {
        call.tenant()
                .map(slug -> new Refusal(slug, what, why, call.provenance().source()))
                .ifPresent(refusal -> refusals.handle(new NoteRefusal.Request(refusal, call.name())));
    }

    private static LoggingEventBuilder with(LoggingEventBuilder event, String key, Optional<String> value) {
        return value.isPresent() ? event.addKeyValue(key, value.get()) : event;
    }

    private static LoggingEventBuilder level(Status status, boolean judged) {
        if (isOurs(status)) {
            return LOG.atWarn();
        }
        return judged || !status.isOk() ? LOG.atInfo() : LOG.atDebug();
    }
}
