package dev.signet.domain.credential;

import dev.signet.domain.InvalidValue;
import java.time.Duration;
import java.time.Instant;

/// What a password that a person chooses must be (NIST SP 800-63B §5.1.1.2), and how long it counts.
///
/// @param shortest in Unicode code points
/// @param interval after which it must be changed; the tenant API promises 90 days
public record PasswordRules(int shortest, Duration interval) {

    /// At least eight characters, ninety days.
    public static final PasswordRules STANDARD = new PasswordRules(8, Duration.ofDays(90));

    /// More would only serve to make hashing dear.
    public static final int LONGEST = 1024;

    /// Refuses a password that must not be chosen.
    public void check(Password chosen) {
        String text = chosen.reveal();
        InvalidValue.unless(
                text.codePointCount(0, text.length()) >= shortest && text.length() <= LONGEST,
                "must have %d to %d characters".formatted(shortest, LONGEST));
    }

    /// Until when a password set at `now` counts.
    public Instant expiry(Instant now) {
        return now.plus(interval);
    }
}
