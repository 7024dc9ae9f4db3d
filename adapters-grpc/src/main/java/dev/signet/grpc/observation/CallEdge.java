package dev.signet.grpc.observation;

import dev.signet.domain.audit.TraceContext;
import dev.signet.grpc.edge.Call;
import dev.signet.grpc.edge.CorrelationIds;
import dev.signet.grpc.edge.Faults;
import dev.signet.grpc.edge.PeerAddresses;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/// What every call goes through. It finds out from where the call comes, does not begin what nobody waits for any
/// more, answers failures with their status and nothing else, and sees to it that each call is told of once.
@Singleton
final class CallEdge implements ServerInterceptor, Ordered {

    private static final Metadata.Key<String> TRACE_PARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TRACE_RESPONSE =
            Metadata.Key.of("traceresponse", Metadata.ASCII_STRING_MARSHALLER);

    private final PeerAddresses addresses;
    private final CallJournal journal;

    CallEdge(PeerAddresses addresses, CallJournal journal) {
        this.addresses = addresses;
        this.journal = journal;
    }

    /// Outermost, so that calls which are not let in are told of too.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public <I, O> ServerCall.Listener<I> interceptCall(
            ServerCall<I, O> call, Metadata metadata, ServerCallHandler<I, O> next) {
        Call known = Call.begun(call, metadata, addresses);
        Watched<I, O> watched =
                new Watched<>(call, known, known.text(TRACE_PARENT).flatMap(CallEdge::trace));
        Context context = Context.current().withValue(Call.KEY, known);
        return new Guarded<>(Contexts.interceptCall(context, watched, metadata, next), watched, context);
    }

    private static Optional<TraceContext> trace(String parent) {
        return TraceContext.parse(parent, ThreadLocalRandom.current().nextLong());
    }

    /// Tells of the call when it is answered, and says in the answer what it was called.
    private final class Watched<I, O> extends SimpleForwardingServerCall<I, O> {

        private final long begun = System.nanoTime();
        private final AtomicBoolean told = new AtomicBoolean();
        private final Call known;
        private final Optional<TraceContext> trace;
        private boolean named;

        Watched(ServerCall<I, O> call, Call known, Optional<TraceContext> trace) {
            super(call);
            this.known = known;
            this.trace = trace;
        }

        @Override
        public void sendHeaders(Metadata headers) {
            name(headers);
            super.sendHeaders(headers);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            if (!named) {
                name(trailers);
            }
            tell(status);
            super.close(status, trailers);
        }

        void fail(RuntimeException failure) {
            StatusRuntimeException fault = Faults.of(failure, known);
            Metadata trailers = fault.getTrailers();
            close(fault.getStatus(), trailers == null ? new Metadata() : trailers);
        }

        void tell(Status status) {
            if (told.compareAndSet(false, true)) {
                journal.ended(
                        known, trace, getMethodDescriptor().getFullMethodName(), status, System.nanoTime() - begun);
            }
        }

        private void name(Metadata answer) {
            named = true;
            answer.put(CorrelationIds.NAME, known.correlationId());
            trace.ifPresent(context -> answer.put(TRACE_RESPONSE, context.answer()));
        }
    }

    /// Lets no failure out, and begins nothing in vain.
    private static final class Guarded<I> extends SimpleForwardingServerCallListener<I> {

        private final Watched<I, ?> call;
        private final Context context;

        Guarded(ServerCall.Listener<I> inner, Watched<I, ?> call, Context context) {
            super(inner);
            this.call = call;
            this.context = context;
        }

        @Override
        public void onMessage(I message) {
            guard(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guard(() -> {
                Optional<Status> abandoned = Call.abandoned(context);
                if (abandoned.isPresent()) {
                    throw abandoned.get().asRuntimeException();
                }
                super.onHalfClose();
            });
        }

        @Override
        public void onReady() {
            guard(super::onReady);
        }

        @Override
        public void onCancel() {
            super.onCancel();
            call.tell(Call.abandoned(context).orElse(Status.CANCELLED));
        }

        private void guard(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException e) {
                call.fail(e);
            }
        }
    }
}
