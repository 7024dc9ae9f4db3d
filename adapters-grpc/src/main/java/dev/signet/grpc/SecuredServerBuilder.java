package dev.signet.grpc;

import io.grpc.ServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// Puts the certificates before the gRPC server, if there are any.
@Singleton
final class SecuredServerBuilder implements BeanCreatedEventListener<ServerBuilder<?>> {

    private final GrpcCertificates certificates;

    SecuredServerBuilder(GrpcCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
        ServerBuilder<?> builder = event.getBean();
        if (builder instanceof NettyServerBuilder netty) {
            certificates.context().ifPresent(netty::sslContext);
        }
        return builder;
    }
}
