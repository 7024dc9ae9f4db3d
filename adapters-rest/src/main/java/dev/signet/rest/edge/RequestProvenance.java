package dev.signet.rest.edge;

import dev.signet.domain.audit.Provenance;
import dev.signet.domain.credential.Guesser;
import dev.signet.rest.RequestAttributes;
import io.micronaut.http.HttpRequest;

/// Where an HTTP request came from, for the audit trail and for the limits on guessing. [Admission] found it out.
public final class RequestProvenance {

    private RequestProvenance() {}

    /// The caller's address and the correlation id of `request`.
    public static Provenance of(HttpRequest<?> request) {
        return new Provenance(source(request).toString(), correlationId(request));
    }

    /// Who is counted for what is guessed in `request`.
    public static Guesser guesser(HttpRequest<?> request, Guesser.Kind kind) {
        return new Guesser(source(request).source(), kind);
    }

    /// Refuses to begin what has waited too long.
    ///
    /// @throws dev.signet.application.Overloaded if the deadline of `request` is over
    public static void begin(HttpRequest<?> request) {
        Admission.begin(request);
    }

    private static ClientAddress source(HttpRequest<?> request) {
        return request.getAttribute(RequestAttributes.SOURCE, ClientAddress.class)
                .orElseThrow(() -> new IllegalStateException("a request passed without a source"));
    }

    /// The correlation id of `request`; empty only where it failed before it got one.
    public static String correlationId(HttpRequest<?> request) {
        return request.getAttribute(RequestAttributes.CORRELATION_ID, String.class)
                .orElse("");
    }
}
