package dev.signet.rest.edge;

import dev.signet.domain.InvalidValue;
import java.time.Duration;

/// What the edge bears, and whom it believes about addresses.
///
/// @param proxies whose word on a caller's address counts
/// @param atOnce how many requests may be under way; those beyond are answered 503 at once
/// @param patience how long after its arrival a request may still be begun
public record EdgeLimits(TrustedProxies proxies, int atOnce, Duration patience) {

    /// No proxy, a thousand requests, ten seconds.
    public static final EdgeLimits STANDARD = new EdgeLimits(TrustedProxies.NONE, 1024, Duration.ofSeconds(10));

    public EdgeLimits {
        InvalidValue.unless(atOnce >= 1, "must let a request in");
        InvalidValue.unless(patience.isPositive(), "must be a while");
    }
}
