package dev.signet.rest.edge;

import dev.signet.application.Overloaded;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// More is asked than can be done: 503, and when to come again.
@Singleton
final class OverloadedHandler implements ExceptionHandler<Overloaded, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, Overloaded overloaded) {
        return Faults.answer((HttpRequest<?>) request, Unavailable.fault(overloaded.retryAfter()));
    }
}
