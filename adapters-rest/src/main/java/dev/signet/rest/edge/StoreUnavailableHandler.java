package dev.signet.rest.edge;

import dev.signet.application.StoreUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store cannot be reached: 503, and try again soon.
@Singleton
final class StoreUnavailableHandler implements ExceptionHandler<StoreUnavailable, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailableHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, StoreUnavailable unavailable) {
        HttpRequest<?> asked = request;
        LOG.atError()
                .setCause(unavailable)
                .addKeyValue("correlation_id", RequestProvenance.correlationId(asked))
                .log("the store is unavailable");
        return Faults.answer(asked, Unavailable.fault(Unavailable.SOON));
    }
}
