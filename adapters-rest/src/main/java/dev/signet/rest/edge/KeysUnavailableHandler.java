package dev.signet.rest.edge;

import dev.signet.application.KeysUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A key cannot be had: 503, and try again soon.
@Singleton
final class KeysUnavailableHandler implements ExceptionHandler<KeysUnavailable, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(KeysUnavailableHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, KeysUnavailable unavailable) {
        HttpRequest<?> asked = request;
        LOG.atError()
                .setCause(unavailable)
                .addKeyValue("correlation_id", RequestProvenance.correlationId(asked))
                .log("a key is unavailable");
        return Faults.answer(asked, Unavailable.fault(Unavailable.SOON));
    }
}
