package dev.signet.rest.tenant;

import dev.signet.domain.audit.Provenance;
import dev.signet.rest.RequestAttributes;
import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;

/// From where a request came.
public final class RequestProvenance {

    private RequestProvenance() {}

    /// The caller's address and the request's correlation id; where nobody has given it one, a new one.
    public static Provenance of(HttpRequest<?> request) {
        String correlation = request.getAttribute(RequestAttributes.CORRELATION_ID, String.class)
                .orElseGet(() -> UUID.randomUUID().toString());
        return new Provenance(address(request.getRemoteAddress()), correlation);
    }

    private static String address(InetSocketAddress remote) {
        InetAddress address = remote.getAddress();
        return address == null ? remote.getHostString() : address.getHostAddress();
    }
}
