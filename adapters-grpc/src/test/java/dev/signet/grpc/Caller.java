package dev.signet.grpc;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Calls `identity.v1.Identity` as its clients do, by the names on the wire and with open structures.
public final class Caller {

    private final Channel channel;
    private final Metadata metadata;

    /// @param channel to the server
    public Caller(Channel channel) {
        this(channel, new Metadata());
    }

    private Caller(Channel channel, Metadata metadata) {
        this.channel = channel;
        this.metadata = metadata;
    }

    /// The same with more metadata.
    public Caller with(String name, String value) {
        Metadata more = new Metadata();
        more.merge(metadata);
        more.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
        return new Caller(channel, more);
    }

    /// The same with the service token.
    public Caller asService() {
        return with("x-service-token", World.SERVICE_TOKEN);
    }

    /// A channel that sends the metadata.
    public Channel channel() {
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    /// Calls `method` with members that alternate with their names.
    public Struct call(String method, Object... members) {
        return ClientCalls.blockingUnaryCall(
                channel(),
                descriptor(method),
                CallOptions.DEFAULT.withDeadlineAfter(Duration.ofSeconds(20)),
                struct(members));
    }

    /// A login.
    public Struct login(String user) {
        return call("IssueToken", "username", user, "password", Inhabitants.PASSWORD);
    }

    /// Why `work` was refused.
    public static StatusRuntimeException refusal(Supplier<?> work) {
        try {
            Object answer = work.get();
            throw new AssertionError("was answered: " + answer);
        } catch (StatusRuntimeException e) {
            return e;
        }
    }

    /// The status of a refusal as `CODE: sentence`.
    public static String said(Supplier<?> work) {
        Status status = refusal(work).getStatus();
        return status.getCode() + ": " + status.getDescription();
    }

    /// A structure of members that alternate with their names.
    public static Struct struct(Object... members) {
        Struct.Builder struct = Struct.newBuilder();
        for (int i = 0; i < members.length; i += 2) {
            struct.putFields(String.valueOf(members[i]), value(members[i + 1]));
        }
        return struct.build();
    }

    /// The texts of a list.
    public static List<String> texts(Value list) {
        return list.getListValue().getValuesList().stream()
                .map(Value::getStringValue)
                .toList();
    }

    private static Value value(Object member) {
        return switch (member) {
            case String text -> Value.newBuilder().setStringValue(text).build();
            case Number number ->
                Value.newBuilder().setNumberValue(number.doubleValue()).build();
            case String[] list ->
                Value.newBuilder()
                        .setListValue(com.google.protobuf.ListValue.newBuilder()
                                .addAllValues(
                                        Arrays.stream(list).map(Caller::value).toList()))
                        .build();
            case Value value -> value;
            default -> throw new IllegalArgumentException(member.toString());
        };
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
