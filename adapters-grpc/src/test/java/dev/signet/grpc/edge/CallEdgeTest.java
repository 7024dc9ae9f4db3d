package dev.signet.grpc.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.rpc.RetryInfo;
import dev.signet.application.Overloaded;
import dev.signet.application.StoreUnavailable;
import dev.signet.grpc.Caller;
import dev.signet.grpc.World;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CallEdgeTest {

    private static final MethodDescriptor<Struct, Struct> STUMBLE = MethodDescriptor.<Struct, Struct>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("test.Stumbling/Stumble")
            .setRequestMarshaller(ProtoUtils.marshaller(Struct.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Struct.getDefaultInstance()))
            .build();

    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final World world = new World(false, List.of(), new Stumbling(failure));

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_bug_is_an_internal_error_and_tells_nothing() {
        failure.set(new IllegalStateException("a secret of the house"));

        StatusRuntimeException refused = Caller.refusal(this::stumble);

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(refused.toString() + refused.getTrailers()).doesNotContain("secret", "dev.signet", ".java");
    }

    @Test
    void what_cannot_be_done_just_now_says_when_to_come_again() throws Exception {
        failure.set(new Overloaded("too much", Duration.ofSeconds(3)));
        StatusRuntimeException overloaded = Caller.refusal(this::stumble);
        failure.set(new StoreUnavailable("gone", new IOException("no route")));
        StatusRuntimeException unavailable = Caller.refusal(this::stumble);

        assertThat(overloaded.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(unavailable.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(unavailable.getStatus().getDescription()).doesNotContain("gone", "route");
        var details =
                Objects.requireNonNull(StatusProto.fromThrowable(overloaded)).getDetailsList();
        assertThat(details.getLast().unpack(RetryInfo.class).getRetryDelay().getSeconds())
                .isEqualTo(3);
        assertThat(Objects.requireNonNull(overloaded.getTrailers())
                        .get(Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo("3000");
    }

    @Test
    void bytes_that_are_no_message_are_never_an_unknown_error() {
        MethodDescriptor<byte[], byte[]> raw = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("identity.v1.Identity/IssueToken")
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();

        var refused = Caller.refusal(() -> ClientCalls.blockingUnaryCall(
                world.channel(),
                raw,
                CallOptions.DEFAULT.withDeadlineAfter(Duration.ofSeconds(60)),
                "no message".getBytes(StandardCharsets.UTF_8)));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void a_message_that_is_too_large_is_not_read() {
        assertThat(Caller.refusal(() -> new Caller(world.channel()).call("IssueToken", "username", "a".repeat(100_000)))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void a_method_that_there_is_not_is_unimplemented() {
        assertThat(Caller.refusal(() -> new Caller(world.channel()).call("Nothing"))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void an_answer_says_what_it_was_called_and_of_which_trace_it_is() {
        var caller = new Caller(world.channel())
                .with("x-correlation-id", "abc-1")
                .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var headers = new AtomicReference<Metadata>();
        var trailers = new AtomicReference<Metadata>();
        var channel = ClientInterceptors.intercept(
                caller.channel(), MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));

        new Caller(channel).login("alice");
        assertThat(text(headers.get(), "x-correlation-id")).isEqualTo("abc-1");
        assertThat(text(headers.get(), "traceresponse")).matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01");

        Caller.refusal(() -> new Caller(channel).login("nobody"));
        assertThat(text(trailers.get(), "x-correlation-id")).isEqualTo("abc-1");
    }

    @Test
    void what_nobody_waits_for_any_more_is_not_begun() {
        var cancelled = Context.ROOT.withCancellation();
        assertThat(Call.abandoned(cancelled)).isEmpty();
        cancelled.cancel(null);
        assertThat(Call.abandoned(cancelled).map(Status::getCode)).contains(Status.Code.CANCELLED);

        try (var timer = Executors.newSingleThreadScheduledExecutor();
                var late = Context.ROOT.withDeadlineAfter(-1, TimeUnit.SECONDS, timer)) {
            assertThat(Call.abandoned(late).map(Status::getCode)).contains(Status.Code.DEADLINE_EXCEEDED);
        }
    }

    @Test
    void a_call_that_ends_before_it_was_asked_is_told_of() throws Exception {
        Caller.refusal(() -> new Caller(world.channel()).login("nobody")); // so that it reaches the server in time
        ClientCall<Struct, Struct> call =
                world.channel().newCall(STUMBLE, CallOptions.DEFAULT.withDeadlineAfter(Duration.ofSeconds(3)));
        var closed = new CompletableFuture<Status>();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        closed.complete(status);
                    }
                },
                new Metadata());
        call.sendMessage(Struct.getDefaultInstance());
        assertThat(closed.get(60, TimeUnit.SECONDS).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);

        assertThat(stumblesTold()).isEqualTo(1);
    }

    private long stumblesTold() throws InterruptedException {
        for (int attempt = 0; attempt < 3_000; attempt++) {
            var timers = world.meters()
                    .find("signet.grpc.calls")
                    .tag("method", "test.Stumbling/Stumble")
                    .timers();
            if (!timers.isEmpty()) {
                return timers.stream()
                        .mapToLong(io.micrometer.core.instrument.Timer::count)
                        .sum();
            }
            Thread.sleep(20);
        }
        return 0;
    }

    private Struct stumble() {
        return ClientCalls.blockingUnaryCall(
                world.channel(),
                STUMBLE,
                CallOptions.DEFAULT.withDeadlineAfter(Duration.ofSeconds(60)),
                Struct.getDefaultInstance());
    }

    private static String text(Metadata metadata, String name) {
        return String.valueOf(metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
    }

    /// Fails as it is told.
    private record Stumbling(AtomicReference<RuntimeException> failure) implements BindableService {

        @Override
        public ServerServiceDefinition bindService() {
            return ServerServiceDefinition.builder("test.Stumbling")
                    .addMethod(STUMBLE, ServerCalls.asyncUnaryCall((request, observer) -> {
                        throw failure.get();
                    }))
                    .build();
        }
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
