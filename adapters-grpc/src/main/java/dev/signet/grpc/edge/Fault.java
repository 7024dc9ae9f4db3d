package dev.signet.grpc.edge;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;

/// What is answered instead of what was asked for: a status, a sentence for people, a reason that programs can tell
/// apart (`google.rpc.ErrorInfo`), and when to come again (`google.rpc.RetryInfo`), if that helps.
public final class Fault {

    /// Who gives the reasons.
    private static final String DOMAIN = "signet";

    /// By which clients that retry by themselves are told how long to wait (gRFC A6).
    private static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private Fault() {}

    /// A status with a reason.
    ///
    /// @param reason in capitals, such as `PASSWORD_EXPIRED`
    /// @param sentence for people, without secrets
    public static StatusRuntimeException of(Status.Code code, String reason, String sentence) {
        return StatusProto.toStatusRuntimeException(status(code, sentence, info(reason)));
    }

    /// A status with a reason and a time to wait.
    public static StatusRuntimeException of(Status.Code code, String reason, String sentence, Duration retryAfter) {
        long millis = Math.max(1, retryAfter.toMillis());
        RetryInfo retry = RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(millis / 1000)
                        .setNanos((int) (millis % 1000) * 1_000_000))
                .build();
        StatusRuntimeException fault =
                StatusProto.toStatusRuntimeException(status(code, sentence, info(reason), retry));
        Metadata trailers = fault.getTrailers();
        if (trailers != null) {
            trailers.put(PUSHBACK, Long.toString(millis));
        }
        return fault;
    }

    /// A request that cannot be taken.
    public static StatusRuntimeException invalid(String sentence) {
        return of(Status.Code.INVALID_ARGUMENT, "INVALID_REQUEST", sentence);
    }

    /// No such tenant, or none that is served: told apart by nobody.
    public static StatusRuntimeException unknownTenant() {
        return of(Status.Code.NOT_FOUND, "UNKNOWN_TENANT", "Unknown tenant");
    }

    /// The right password, and no proof beside it from somebody who must give one.
    public static StatusRuntimeException challengeFailed() {
        return of(Status.Code.UNAUTHENTICATED, "CHALLENGE_FAILED", "Multi-factor challenge failed");
    }

    /// Too many guesses; not whether it is the address or the account that is waited for.
    public static StatusRuntimeException tooManyGuesses(Duration retryAfter) {
        return of(
                Status.Code.RESOURCE_EXHAUSTED,
                "TOO_MANY_GUESSES",
                "Too many failed attempts. Try again later.",
                retryAfter);
    }

    private static com.google.rpc.Status status(Status.Code code, String sentence, Message... details) {
        var status = com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage(sentence);
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return status.build();
    }

    private static ErrorInfo info(String reason) {
        return ErrorInfo.newBuilder().setReason(reason).setDomain(DOMAIN).build();
    }
}
