package dev.signet.domain.credential;

import dev.signet.domain.InvalidValue;
import java.time.Duration;

/// How an account backs off from wrong guesses: the first few cost nothing, then each costs a wait twice as long as
/// the one before, up to a longest one.
///
/// @param free how many misses cost nothing
/// @param first the wait after the one that follows them
/// @param longest the longest wait
/// @param memory after how long without a miss all are forgotten; at least `longest`
/// @param familiarity how long a source that got in is spared what others do
public record BackOff(int free, Duration first, Duration longest, Duration memory, Duration familiarity) {

    private static final int DOUBLINGS = 40;

    public BackOff {
        InvalidValue.unless(free >= 0, "must not be negative");
        InvalidValue.unless(
                first.isPositive() && longest.compareTo(first) >= 0 && memory.compareTo(longest) >= 0,
                "must not shrink from the first wait to the longest to the memory");
        InvalidValue.unless(familiarity.isPositive(), "must be a while");
    }

    /// How long nobody may guess after so many misses.
    public Duration after(int misses) {
        if (misses <= free) {
            return Duration.ZERO;
        }
        long doubled = 1L << Math.min(misses - free - 1, DOUBLINGS);
        return doubled > longest.dividedBy(first) ? longest : first.multipliedBy(doubled);
    }
}
