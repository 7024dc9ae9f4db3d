package dev.signet.rest.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.time.Duration;

/// How it is said that something cannot be done just now (RFC 9110 §15.6.4, RFC 6749 §4.1.2.1
/// `temporarily_unavailable`).
final class Unavailable {

    /// When to come again where nobody knows: a failover is over in seconds.
    static final Duration SOON = Duration.ofSeconds(2);

    private Unavailable() {}

    static Fault fault(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return Fault.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "temporarily_unavailable",
                        "The service cannot answer just now. Try again later.")
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
