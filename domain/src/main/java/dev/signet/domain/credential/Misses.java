package dev.signet.domain.credential;

import dev.signet.domain.InvalidValue;
import java.time.Duration;
import java.time.Instant;

/// The wrong guesses that count, and when the last of them was. A guess made during the wait does not count, so
/// whoever goes on guessing never makes it longer.
///
/// @param last meaningless where there are none
public record Misses(int count, Instant last) {

    /// None at all.
    public static final Misses NONE = new Misses(0, Instant.EPOCH);

    public Misses {
        InvalidValue.unless(count >= 0, "must not be negative");
    }

    /// How long nobody may guess from `now` on; zero: one may.
    public Duration waitAt(Instant now, BackOff rule) {
        if (now.isBefore(last)) {
            return rule.after(count); // by another node's clock; no wait grows by that
        }
        Duration wait = Duration.between(now, last.plus(rule.after(count)));
        return wait.isPositive() ? wait : Duration.ZERO;
    }

    /// One more, unless it was made during the wait; the first again where the others are forgotten.
    public Misses missed(Instant now, BackOff rule) {
        if (waitAt(now, rule).isPositive()) {
            return this;
        }
        boolean forgotten = !now.isBefore(last.plus(rule.memory()));
        return new Misses(forgotten || count == Integer.MAX_VALUE ? 1 : count + 1, now);
    }
}
