package dev.signet.grpc.observation;

import io.grpc.BindableService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Lets tools ask which services there are (`grpc.reflection.v1.ServerReflection`).
@Factory
final class Reflection {

    @Singleton
    BindableService reflection() {
        return ProtoReflectionServiceV1.newInstance();
    }
}
