package dev.signet.domain.credential;

import dev.signet.domain.InvalidValue;
import java.time.Duration;
import java.time.Instant;

/// How many wrong guesses one source has in each window of time. Windows begin at multiples of their length since
/// the epoch, so that all nodes mean the same one.
///
/// @param guesses at least 1
/// @param window whole seconds
public record GuessRate(int guesses, Duration window) {

    public GuessRate {
        InvalidValue.unless(guesses >= 1, "must allow a guess");
        InvalidValue.unless(window.toSeconds() >= 1, "must last a second");
    }

    /// The number of the window in which `now` lies.
    public long windowAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), window.toSeconds());
    }

    /// When the window in which `now` lies ends; never `now` itself.
    public Instant endAfter(Instant now) {
        return Instant.ofEpochSecond((windowAt(now) + 1) * window.toSeconds());
    }
}
