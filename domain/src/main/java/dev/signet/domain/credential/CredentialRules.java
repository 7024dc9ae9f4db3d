package dev.signet.domain.credential;

import dev.signet.domain.InvalidValue;
import java.time.Duration;
import java.time.Instant;

/// What is demanded of credentials.
///
/// @param password of those that people choose
/// @param history how many former passwords must not be chosen again; zero: none
/// @param minimumAge how old a password must be before its owner may change it; zero: it may at once
/// @param apiKeyInterval how long an API key counts at most
public record CredentialRules(PasswordRules password, int history, Duration minimumAge, Duration apiKeyInterval) {

    /// Ninety days for passwords of at least eight characters, half a year for API keys; no history, no minimum age.
    public static final CredentialRules STANDARD =
            new CredentialRules(PasswordRules.STANDARD, 0, Duration.ZERO, Duration.ofDays(180));

    /// More hashes to compare with would make a change too dear.
    public static final int LONGEST_HISTORY = 24;

    public CredentialRules {
        InvalidValue.unless(history >= 0 && history <= LONGEST_HISTORY, "must be 0 to %d".formatted(LONGEST_HISTORY));
        InvalidValue.unless(!minimumAge.isNegative(), "must not be negative");
        InvalidValue.unless(apiKeyInterval.isPositive(), "must last a while");
    }

    /// Refuses to let its owner change a password that was made at `created`.
    public void checkAge(Instant created, Instant now) {
        InvalidValue.unless(!now.isBefore(created.plus(minimumAge)), "was changed too recently");
    }
}
