package dev.signet.rest.edge;

import dev.signet.domain.InvalidValue;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// A value that only the domain could judge, where the endpoint did not say which member it came from.
@Singleton
final class InvalidValueHandler implements ExceptionHandler<InvalidValue, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, InvalidValue invalid) {
        Fault fault = Fault.invalid(Faults.of(new Wrong("#", String.valueOf(invalid.getMessage()))));
        return Faults.answer((HttpRequest<?>) request, fault);
    }
}
