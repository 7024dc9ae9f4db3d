package dev.signet.grpc.edge;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.signet.application.KeysUnavailable;
import dev.signet.application.Overloaded;
import dev.signet.application.StoreUnavailable;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what went wrong into a status. The log has the stack and the correlation id, the caller neither.
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    /// When to come again where nobody knows: a failover is over in seconds.
    private static final Duration SOON = Duration.ofSeconds(2);

    private Faults() {}

    /// What `failure` of `call` is answered with.
    public static StatusRuntimeException of(RuntimeException failure, Call call) {
        return switch (failure) {
            case StatusRuntimeException unread
            when unread.getCause() instanceof InvalidProtocolBufferException ->
                Fault.invalid("The message cannot be read.");
            case StatusRuntimeException already when already.getStatus().getCode() != Status.Code.UNKNOWN -> already;
            case Overloaded overloaded -> unavailable(overloaded.retryAfter());
            case StoreUnavailable unavailable -> {
                log(unavailable, call, "the store is unavailable");
                yield unavailable(SOON);
            }
            case KeysUnavailable unavailable -> {
                log(unavailable, call, "a key is unavailable");
                yield unavailable(SOON);
            }
            default -> {
                log(failure, call, "an unexpected error");
                yield Fault.of(Status.Code.INTERNAL, "SERVER_ERROR", "Internal error");
            }
        };
    }

    private static StatusRuntimeException unavailable(Duration retryAfter) {
        return Fault.of(
                Status.Code.UNAVAILABLE,
                "TEMPORARILY_UNAVAILABLE",
                "The service cannot answer just now. Try again later.",
                retryAfter);
    }

    private static void log(RuntimeException failure, Call call, String what) {
        LOG.atError()
                .setCause(failure)
                .addKeyValue("correlation_id", call.correlationId())
                .log(what);
    }
}
