package dev.signet.grpc.observation;

import io.grpc.BindableService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// Lets tools ask which services there are, and what their messages are made of (`grpc.reflection.v1.ServerReflection`,
/// and its predecessor `v1alpha`, which many tools still ask).
@Factory
final class Reflection {

    @Singleton
    BindableService reflection() {
        return ProtoReflectionServiceV1.newInstance();
    }

    @Singleton
    @Named("v1alpha")
    @SuppressWarnings("deprecation") // tools of the field ask no other
    BindableService reflectionOfBefore() {
        return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
    }
}
