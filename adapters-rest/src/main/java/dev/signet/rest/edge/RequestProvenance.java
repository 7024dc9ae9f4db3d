package dev.signet.rest.edge;

import dev.signet.domain.audit.Provenance;
import dev.signet.rest.RequestAttributes;
import io.micronaut.http.HttpRequest;

/// Where an HTTP request came from.
public final class RequestProvenance {

    private RequestProvenance() {}

    /// The peer's address and the correlation id of `request`.
    public static Provenance of(HttpRequest<?> request) {
        var peer = request.getRemoteAddress();
        String source = peer.getAddress() == null
                ? peer.getHostString()
                : peer.getAddress().getHostAddress();
        return new Provenance(source, correlationId(request));
    }

    /// The correlation id of `request`; empty only where it failed before it got one.
    public static String correlationId(HttpRequest<?> request) {
        return request.getAttribute(RequestAttributes.CORRELATION_ID, String.class)
                .orElse("");
    }
}
