package dev.signet.domain.token;

import dev.signet.domain.InvalidValue;

/// How often a family has been refreshed. Only the newest generation can be redeemed.
public record Generation(int number) {

    /// The generation of the refresh token that a grant begins with.
    public static final Generation FIRST = new Generation(0);

    public Generation {
        InvalidValue.unless(number >= 0, "must be 0 or more");
    }

    /// The one after this.
    public Generation next() {
        return new Generation(Math.addExact(number, 1));
    }

    /// Whether this is the one immediately before `other`.
    public boolean precedes(Generation other) {
        return number + 1 == other.number;
    }
}
