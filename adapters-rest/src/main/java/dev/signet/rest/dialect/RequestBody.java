package dev.signet.rest.dialect;

import dev.signet.rest.edge.RequestProvenance;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import java.util.concurrent.CompletionException;

/// The bytes of a request as they came, whatever it calls them: which dialect they are in is not the server's guess.
public final class RequestBody {

    private RequestBody() {}

    /// Waits for all of it. The server's own limit of size holds.
    ///
    /// @throws dev.signet.application.Overloaded if the request waited too long to be begun
    public static byte[] of(HttpRequest<?> request) {
        RequestProvenance.begin(request);
        if (!(request instanceof ServerHttpRequest<?> served)) {
            throw new IllegalStateException("not a request to this server");
        }
        try (CloseableAvailableByteBody body = served.byteBody().buffer().join()) {
            return body.toByteArray();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
