package dev.signet.grpc.authorization;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// Puts the service on the server; its messages are read within the call's own edge.
@Factory
final class AuthorizationServices {

    @Singleton
    @Named("authorization")
    ServerServiceDefinition authorization(AuthorizationCheck check) {
        return ServerInterceptors.useInputStreamMessages(check.bindService());
    }
}
