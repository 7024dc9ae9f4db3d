package dev.signet.grpc.edge;

import io.grpc.ServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Bounds what one connection may ask for, and lets calls run where blocking is cheap. How many there are at once,
/// [AdmittedCalls] decides.
@Singleton
final class BoundedServerBuilder implements BeanCreatedEventListener<ServerBuilder<?>> {

    private static final int HANDSHAKE_SECONDS = 10;

    /// More than are let in, on one connection: who shares it is told so, and can ask for health, instead of waiting.
    private static final int ROOM_TO_REFUSE = 100;

    private final GrpcLimits limits;
    private final ExecutorService blocking;

    BoundedServerBuilder(GrpcLimits limits, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.limits = limits;
        this.blocking = blocking;
    }

    @Override
    public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
        ServerBuilder<?> builder = event.getBean();
        if (builder instanceof NettyServerBuilder netty) {
            netty.executor(blocking)
                    .maxConcurrentCallsPerConnection(limits.atOnce() + ROOM_TO_REFUSE)
                    .maxInboundMessageSize(limits.message())
                    .maxInboundMetadataSize(limits.metadata())
                    .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                    .maxConnectionIdle(limits.idle().toMillis(), TimeUnit.MILLISECONDS);
        }
        return builder;
    }
}
