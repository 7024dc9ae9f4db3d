package dev.signet.domain.tenant;

import java.time.Duration;

/// How long tokens live.
///
/// @param accessLifetime of an access token
/// @param refreshIdle how long a refresh token may lie unused
/// @param refreshAbsolute how long a grant may be refreshed at all; never extended
/// @param refreshGrace how long the immediately previous refresh token is still answered (RFC 9700 §4.14.2 leaves
///     room for a lost answer); zero switches it off
public record TokenRules(
        Duration accessLifetime, Duration refreshIdle, Duration refreshAbsolute, Duration refreshGrace) {

    /// Below this a client would refresh on every call.
    public static final Duration SHORTEST_ACCESS = Duration.ofSeconds(30);

    /// A day: longer access tokens belong to refresh.
    public static final Duration LONGEST_ACCESS = Duration.ofDays(1);

    /// Ten years.
    public static final Duration LONGEST_REFRESH = Duration.ofDays(3650);

    /// Two minutes: a grace is for a lost answer, not for a second session.
    public static final Duration LONGEST_GRACE = Duration.ofMinutes(2);

    /// The defaults of a deployment that configures nothing: an hour, a day, thirty days, ten seconds.
    public static final TokenRules STANDARD =
            new TokenRules(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(30), Duration.ofSeconds(10));

    public TokenRules {
        TenantPolicy.within(accessLifetime, SHORTEST_ACCESS, LONGEST_ACCESS);
        TenantPolicy.within(refreshIdle, SHORTEST_ACCESS, LONGEST_REFRESH);
        TenantPolicy.within(refreshAbsolute, SHORTEST_ACCESS, LONGEST_REFRESH);
        TenantPolicy.within(refreshGrace, Duration.ZERO, LONGEST_GRACE);
    }
}
