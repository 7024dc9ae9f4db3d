package dev.signet.rest.edge;

import dev.signet.rest.RestSettings;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// What every answer carries: the security headers that the clients of the original systems look for, strict
/// transport security (RFC 6797) where the public URL is https, and `no-store` unless the endpoint said
/// otherwise.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AnswerHeaders implements Ordered {

    private static final String STRICT = "max-age=31536000; includeSubDomains";

    private final boolean https;

    AnswerHeaders(RestSettings settings) {
        this.https = settings.issuers().main().value().startsWith("https:");
    }

    @ResponseFilter
    void complete(MutableHttpResponse<?> answer) {
        MutableHttpHeaders headers = answer.getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("X-XSS-Protection", "1; mode=block");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Permissions-Policy", "geolocation=(), microphone=(), camera=()");
        if (https) {
            headers.set("Strict-Transport-Security", STRICT);
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }
}
