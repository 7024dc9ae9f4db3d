package dev.signet.rest.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers with the fault that an endpoint chose.
@Singleton
final class FaultHandler implements ExceptionHandler<Fault, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, Fault fault) {
        return Faults.answer((HttpRequest<?>) request, fault);
    }
}
