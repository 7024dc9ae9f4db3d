package dev.signet.bootstrap.server;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.signet.bootstrap.Document;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Somebody who calls `identity.v1.Identity` by the names on the wire, with open structures, and shares no class with
/// the server.
final class GrpcCaller implements AutoCloseable {

    private final ManagedChannel channel;

    /// @param port of the server, on this machine
    GrpcCaller(int port) {
        channel = Grpc.newChannelBuilderForAddress("127.0.0.1", port, InsecureChannelCredentials.create())
                .build();
    }

    /// What came back.
    ///
    /// @param members of the answer; none if it was refused
    record Answer(Status status, Map<String, @Nullable Object> members) {

        /// A member that must be text.
        String text(String name) {
            return (String) Objects.requireNonNull(members.get(name), name);
        }

        /// The status as `CODE: sentence`.
        String said() {
            return status.getCode() + ": " + status.getDescription();
        }
    }

    /// Calls with members, and with metadata.
    Answer call(String method, Map<String, ?> members, Map<String, String> metadata) {
        try {
            Struct answer = ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(of(metadata))),
                    descriptor(method),
                    CallOptions.DEFAULT.withDeadlineAfter(Duration.ofSeconds(60)),
                    struct(members));
            return new Answer(Status.OK, members(answer));
        } catch (StatusRuntimeException e) {
            return new Answer(e.getStatus(), Map.of());
        }
    }

    /// Calls with members alone.
    Answer call(String method, Map<String, ?> members) {
        return call(method, members, Map.of());
    }

    /// Calls as a service.
    Answer asService(String method, Map<String, ?> members) {
        return call(method, members, Map.of("x-service-token", Node.SERVICE_TOKEN));
    }

    /// What leads to the server.
    ManagedChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static Metadata of(Map<String, String> metadata) {
        Metadata all = new Metadata();
        metadata.forEach((name, value) -> all.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        return all;
    }

    private static Struct struct(Map<String, ?> members) {
        try {
            Struct.Builder struct = Struct.newBuilder();
            JsonFormat.parser().merge(JSONObjectUtils.toJSONString(members), struct);
            return struct.build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, @Nullable Object> members(Struct struct) {
        try {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            if (Document.parse(JsonFormat.printer().print(struct)) instanceof Map<?, ?> parsed) {
                parsed.forEach((name, value) -> members.put(String.valueOf(name), value));
            }
            return members;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static MethodDescriptor<Struct, Struct> descriptor(String method) {
        return MethodDescriptor.<Struct, Struct>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("identity.v1.Identity/" + method)
                .setRequestMarshaller(ProtoUtils.marshaller(Struct.getDefaultInstance()))
                .setResponseMarshaller(ProtoUtils.marshaller(Struct.getDefaultInstance()))
                .build();
    }
}
