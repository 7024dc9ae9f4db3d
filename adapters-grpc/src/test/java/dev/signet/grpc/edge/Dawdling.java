package dev.signet.grpc.edge;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Answers when it is let to, for the tests of what is under way.
final class Dawdling implements BindableService {

    static final MethodDescriptor<byte[], byte[]> METHOD = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("test.Dawdling/Dawdle")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    final Semaphore arrived = new Semaphore(0);
    final Semaphore leave = new Semaphore(0);
    final AtomicLong left = new AtomicLong();

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder("test.Dawdling")
                .addMethod(METHOD, ServerCalls.asyncUnaryCall(this::dawdle))
                .build();
    }

    private void dawdle(byte[] message, StreamObserver<byte[]> answer) {
        left.set(CallPatience.nanosLeft());
        arrived.release();
        leave.acquireUninterruptibly();
        answer.onNext(message);
        answer.onCompleted();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
