package dev.signet.domain.credential;

import dev.signet.domain.InvalidValue;
import java.time.Duration;
import java.util.Optional;

/// What a tenant demands of credentials; what it leaves empty follows the deployment's [CredentialRules].
///
/// @param passwordDays after how many days a password must be changed
/// @param apiKeyDays after how many days an API key must be changed
/// @param shortestPassword in Unicode code points, never less than eight
/// @param passwordHistory how many former passwords must not be chosen again
/// @param passwordMinimumAge how old a password must be before its owner may change it
public record CredentialPolicy(
        Optional<Integer> passwordDays,
        Optional<Integer> apiKeyDays,
        Optional<Integer> shortestPassword,
        Optional<Integer> passwordHistory,
        Optional<Duration> passwordMinimumAge) {

    /// That of a tenant that decides nothing.
    public static final CredentialPolicy NONE = new CredentialPolicy(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Ten years.
    public static final int MOST_DAYS = 3650;

    /// Of what people choose more is not to be demanded.
    public static final int LONGEST_SHORTEST = 64;

    /// A year.
    public static final Duration LONGEST_MINIMUM_AGE = Duration.ofDays(365);

    public CredentialPolicy {
        passwordDays.ifPresent(days -> within(days, 1, MOST_DAYS));
        apiKeyDays.ifPresent(days -> within(days, 1, MOST_DAYS));
        shortestPassword.ifPresent(length -> within(length, PasswordRules.STANDARD.shortest(), LONGEST_SHORTEST));
        passwordHistory.ifPresent(count -> within(count, 0, CredentialRules.LONGEST_HISTORY));
        passwordMinimumAge.ifPresent(age -> InvalidValue.unless(
                !age.isNegative() && age.compareTo(LONGEST_MINIMUM_AGE) <= 0,
                "must be 0 to %d".formatted(LONGEST_MINIMUM_AGE.toSeconds())));
    }

    /// The rules in force: its own where it has some, the deployment's elsewhere.
    public CredentialRules over(CredentialRules deployment) {
        return new CredentialRules(
                new PasswordRules(
                        shortestPassword.orElse(deployment.password().shortest()),
                        passwordDays
                                .map(Duration::ofDays)
                                .orElse(deployment.password().interval())),
                passwordHistory.orElse(deployment.history()),
                passwordMinimumAge.orElse(deployment.minimumAge()),
                apiKeyDays.map(Duration::ofDays).orElse(deployment.apiKeyInterval()));
    }

    private static void within(int value, int least, int most) {
        InvalidValue.unless(value >= least && value <= most, "must be %d to %d".formatted(least, most));
    }
}
