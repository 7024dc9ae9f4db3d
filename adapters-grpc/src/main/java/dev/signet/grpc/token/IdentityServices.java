package dev.signet.grpc.token;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// Puts the services on the server. Their messages are read within the call's own edge, so that bytes that are no
/// message are answered there like every other mistake.
@Factory
final class IdentityServices {

    @Singleton
    @Named("identity")
    ServerServiceDefinition identity(StructIdentity identity) {
        return ServerInterceptors.useInputStreamMessages(identity.bindService());
    }

    @Singleton
    @Named("typed-identity")
    ServerServiceDefinition typedIdentity(TypedIdentity identity) {
        return ServerInterceptors.useInputStreamMessages(identity.bindService());
    }
}
