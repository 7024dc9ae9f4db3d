package dev.signet.rest.edge;

import dev.signet.rest.RequestAttributes;
import io.micronaut.http.context.ServerRequestContext;

/// How long the caller still waits whose HTTP request the calling thread serves.
public final class RequestPatience {

    private RequestPatience() {}

    /// In nanoseconds; negative where they have gone; [Long#MAX_VALUE] where no request is served.
    public static long nanosLeft() {
        return ServerRequestContext.currentRequest()
                .flatMap(request -> request.getAttribute(RequestAttributes.DEADLINE, Long.class))
                .map(deadline -> deadline - System.nanoTime())
                .orElse(Long.MAX_VALUE);
    }
}
