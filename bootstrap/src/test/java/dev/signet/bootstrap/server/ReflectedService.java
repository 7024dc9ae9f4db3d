package dev.signet.bootstrap.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A service of which nothing is known but its name: the server itself tells what its messages are made of.
final class ReflectedService {

    private final Channel channel;
    private final ServiceDescriptor service;

    private ReflectedService(Channel channel, ServiceDescriptor service) {
        this.channel = channel;
        this.service = service;
    }

    /// Asks the server about the service called `name`.
    static ReflectedService of(Channel channel, String name) throws Exception {
        Map<String, FileDescriptorProto> files = new HashMap<>();
        for (ByteString file : filesOf(channel, name)) {
            FileDescriptorProto proto = FileDescriptorProto.parseFrom(file);
            files.put(proto.getName(), proto);
        }
        Map<String, FileDescriptor> built = new HashMap<>();
        for (String file : files.keySet()) {
            ServiceDescriptor found =
                    build(file, files, built).findServiceByName(name.substring(name.lastIndexOf('.') + 1));
            if (found != null && found.getFullName().equals(name)) {
                return new ReflectedService(channel, found);
            }
        }
        throw new AssertionError("the server does not know " + name);
    }

    /// Calls `method` with a message written as JSON; answers as JSON.
    String call(String method, String json, String... metadata) throws InvalidProtocolBufferException {
        MethodDescriptor described = Objects.requireNonNull(service.findMethodByName(method), method);
        DynamicMessage.Builder request = DynamicMessage.newBuilder(described.getInputType());
        JsonFormat.parser().merge(json, request);
        Metadata more = new Metadata();
        for (int i = 0; i < metadata.length; i += 2) {
            more.put(Metadata.Key.of(metadata[i], Metadata.ASCII_STRING_MARSHALLER), metadata[i + 1]);
        }
        DynamicMessage answer = ClientCalls.blockingUnaryCall(
                ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(more)),
                io.grpc.MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
                        .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName(service.getFullName() + "/" + method)
                        .setRequestMarshaller(
                                ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(described.getInputType())))
                        .setResponseMarshaller(
                                ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(described.getOutputType())))
                        .build(),
                CallOptions.DEFAULT.withDeadlineAfter(Duration.ofSeconds(60)),
                request.build());
        return JsonFormat.printer().omittingInsignificantWhitespace().print(answer);
    }

    private static FileDescriptor build(
            String name, Map<String, FileDescriptorProto> files, Map<String, FileDescriptor> built)
            throws DescriptorValidationException {
        FileDescriptor known = built.get(name);
        if (known != null) {
            return known;
        }
        FileDescriptorProto proto = Objects.requireNonNull(files.get(name), name);
        FileDescriptor[] dependencies = new FileDescriptor[proto.getDependencyCount()];
        for (int i = 0; i < dependencies.length; i++) {
            dependencies[i] = build(proto.getDependency(i), files, built);
        }
        FileDescriptor file = FileDescriptor.buildFrom(proto, dependencies);
        built.put(name, file);
        return file;
    }

    private static List<ByteString> filesOf(Channel channel, String service)
            throws InterruptedException, ExecutionException, TimeoutException {
        var answered = new CompletableFuture<ServerReflectionResponse>();
        StreamObserver<ServerReflectionRequest> asking = ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse answer) {
                        answered.complete(answer);
                    }

                    @Override
                    public void onError(Throwable t) {
                        answered.completeExceptionally(t);
                    }

                    @Override
                    public void onCompleted() {
                        // The answer is already there.
                    }
                });
        asking.onNext(ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol(service)
                .build());
        List<ByteString> files =
                answered.get(30, TimeUnit.SECONDS).getFileDescriptorResponse().getFileDescriptorProtoList();
        asking.onCompleted();
        return files;
    }
}
