package dev.signet.domain.credential;

import java.time.Duration;
import java.time.Instant;

/// What is remembered of the guesses at one account, as one source sees it. A source that got in lately counts its
/// misses apart: what strangers guess locks them out, never it, and what it guesses locks out nobody else. An account
/// that does not exist has a history like any other.
///
/// @param strangers the misses of all sources that did not get in lately
/// @param own those of this source since it got in
/// @param familiarUntil until when it is no stranger; the epoch if it never got in
public record GuessHistory(Misses strangers, Misses own, Instant familiarUntil) {

    /// Nobody guessed, nobody got in.
    public static final GuessHistory NONE = new GuessHistory(Misses.NONE, Misses.NONE, Instant.EPOCH);

    /// How long this source may not guess from `now` on; zero: it may.
    public Duration waitAt(Instant now, BackOff rule) {
        return counted(now).waitAt(now, rule);
    }

    /// After a wrong guess. One made during the wait changes nothing.
    public GuessHistory missed(Instant now, BackOff rule) {
        Misses more = counted(now).missed(now, rule);
        return isFamiliar(now)
                ? new GuessHistory(strangers, more, familiarUntil)
                : new GuessHistory(more, own, familiarUntil);
    }

    /// After a right one: the misses that were counted with it are forgiven. One made during the wait changes
    /// nothing. Familiarity is prolonged only when half of it is over, so that most logins change nothing.
    public GuessHistory hit(Instant now, BackOff rule) {
        if (waitAt(now, rule).isPositive()) {
            return this;
        }
        boolean prolong = familiarUntil.isBefore(now.plus(rule.familiarity().dividedBy(2)));
        return new GuessHistory(
                isFamiliar(now) ? strangers : Misses.NONE,
                Misses.NONE,
                prolong ? now.plus(rule.familiarity()) : familiarUntil);
    }

    private Misses counted(Instant now) {
        return isFamiliar(now) ? own : strangers;
    }

    private boolean isFamiliar(Instant now) {
        return now.isBefore(familiarUntil);
    }
}
