package dev.signet.rest.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bug: 500. The log has the stack and the correlation id, the answer only the latter.
@Singleton
final class UnexpectedHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, Throwable unexpected) {
        HttpRequest<?> asked = request;
        LOG.atError()
                .setCause(unexpected)
                .addKeyValue("correlation_id", RequestProvenance.correlationId(asked))
                .log("an unexpected error");
        return Faults.answer(asked, bland());
    }

    static Fault bland() {
        return Fault.of(HttpStatus.INTERNAL_SERVER_ERROR, "server_error", "Internal Server Error");
    }
}
