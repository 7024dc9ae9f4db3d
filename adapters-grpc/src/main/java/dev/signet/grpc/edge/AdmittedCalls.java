package dev.signet.grpc.edge;

import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Lets so many calls in at once, and answers the others RESOURCE_EXHAUSTED on the spot, with the time after which a
/// client that tries again by itself may do so. What tells how the service fares is always let in.
@Singleton
public final class AdmittedCalls implements ServerInterceptor {

    /// Server pushback, which gRPC clients with a retry policy obey (gRFC A6).
    static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private static final Set<String> ALWAYS = Set.of("grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection");
    private static final String SOON_MILLIS = "1000";

    private final GrpcLimits limits;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    AdmittedCalls(GrpcLimits limits) {
        this.limits = limits;
    }

    /// Calls that were let in and are not over yet.
    public int underWay() {
        return underWay.get();
    }

    /// Calls that were not let in, since the start.
    public long refused() {
        return refused.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (ALWAYS.contains(String.valueOf(call.getMethodDescriptor().getServiceName()))) {
            return next.startCall(call, headers);
        }
        if (underWay.incrementAndGet() > limits.atOnce()) {
            underWay.decrementAndGet();
            refused.incrementAndGet();
            call.close(Status.RESOURCE_EXHAUSTED.withDescription("Too many calls are under way."), pushback());
            return new ServerCall.Listener<>() {};
        }
        Place place = new Place();
        try {
            return place.until(
                    Contexts.interceptCall(CallPatience.begun(limits.patience()), place.until(call), headers, next));
        } catch (RuntimeException | Error e) {
            place.leave();
            throw e;
        }
    }

    private static Metadata pushback() {
        Metadata trailers = new Metadata();
        trailers.put(PUSHBACK, SOON_MILLIS);
        return trailers;
    }

    /// What a call that was let in takes up, until it is over in one way or the other.
    private final class Place {

        private final AtomicBoolean taken = new AtomicBoolean(true);

        void leave() {
            if (taken.compareAndSet(true, false)) {
                underWay.decrementAndGet();
            }
        }

        /// Left before the answer is sent, so that whoever has it finds the place free.
        <Q, A> ServerCall<Q, A> until(ServerCall<Q, A> call) {
            return new SimpleForwardingServerCall<>(call) {
                @Override
                public void close(Status status, Metadata trailers) {
                    leave();
                    super.close(status, trailers);
                }
            };
        }

        <Q> ServerCall.Listener<Q> until(ServerCall.Listener<Q> listener) {
            return new SimpleForwardingServerCallListener<>(listener) {
                @Override
                public void onComplete() {
                    leave();
                    super.onComplete();
                }

                @Override
                public void onCancel() {
                    leave();
                    super.onCancel();
                }
            };
        }
    }
}
