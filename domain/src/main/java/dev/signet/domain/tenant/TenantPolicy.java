package dev.signet.domain.tenant;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.time.Duration;
import java.util.Optional;

/// What a tenant decides for itself; what it leaves empty follows the deployment's [TokenRules].
///
/// @param algorithm signs its access tokens
/// @param subject the same `sub` in every dialect, instead of each dialect's own habit
/// @param passwordGrant whether people may trade a password for tokens (RFC 6749 §4.3) at all
/// @param legacyJwks whether its keys also stand in the root JWKS, where old gateways look for all of them
/// @param keyRotation how long a key made here signs before another takes its place, in whole days; zero:
///     until somebody rotates it
public record TenantPolicy(
        SignatureAlgorithm algorithm,
        Optional<SubjectFormat> subject,
        boolean passwordGrant,
        boolean legacyJwks,
        Optional<Duration> accessLifetime,
        Optional<Duration> refreshIdle,
        Optional<Duration> refreshAbsolute,
        Optional<Duration> refreshGrace,
        Optional<Duration> keyRotation) {

    /// Ten years.
    public static final int MOST_ROTATION_DAYS = 3_650;

    public TenantPolicy {
        accessLifetime.ifPresent(d -> within(d, TokenRules.SHORTEST_ACCESS, TokenRules.LONGEST_ACCESS));
        refreshIdle.ifPresent(d -> within(d, TokenRules.SHORTEST_ACCESS, TokenRules.LONGEST_REFRESH));
        refreshAbsolute.ifPresent(d -> within(d, TokenRules.SHORTEST_ACCESS, TokenRules.LONGEST_REFRESH));
        refreshGrace.ifPresent(d -> within(d, Duration.ZERO, TokenRules.LONGEST_GRACE));
        keyRotation.ifPresent(d -> InvalidValue.unless(
                d.equals(Duration.ofDays(d.toDays())) && d.toDays() >= 0 && d.toDays() <= MOST_ROTATION_DAYS,
                "must be 0 to %d days".formatted(MOST_ROTATION_DAYS)));
    }

    /// What a new tenant starts with.
    public static TenantPolicy standard(SignatureAlgorithm algorithm) {
        return new TenantPolicy(
                algorithm,
                Optional.empty(),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The same policy with another interval of keys.
    public TenantPolicy rotatingEvery(Optional<Duration> interval) {
        return new TenantPolicy(
                algorithm,
                subject,
                passwordGrant,
                legacyJwks,
                accessLifetime,
                refreshIdle,
                refreshAbsolute,
                refreshGrace,
                interval);
    }

    /// The rules in force: its own where it has some, the deployment's elsewhere.
    public TokenRules over(TokenRules deployment) {
        return new TokenRules(
                accessLifetime.orElse(deployment.accessLifetime()),
                refreshIdle.orElse(deployment.refreshIdle()),
                refreshAbsolute.orElse(deployment.refreshAbsolute()),
                refreshGrace.orElse(deployment.refreshGrace()));
    }

    static void within(Duration value, Duration least, Duration most) {
        InvalidValue.unless(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                "must be %d to %d seconds".formatted(least.toSeconds(), most.toSeconds()));
    }
}
