package dev.signet.domain.credential;

import dev.signet.domain.InvalidValue;

/// An API key as it was presented, supplied, or has just been made.
public final class ApiKey {

    /// What a supplied key must have at least: fewer characters could be guessed.
    public static final int SHORTEST_SUPPLIED = 32;

    /// What any key has at most.
    public static final int LONGEST = 512;

    private final String value;

    /// A key as somebody presents it.
    ///
    /// @param value the secret itself
    public ApiKey(String value) {
        this.value = value;
    }

    /// A key that somebody brings along instead of having one made.
    ///
    /// @throws InvalidValue if it is too short, or not printable ASCII, or looks like one that was made here
    public static ApiKey supplied(String value) {
        InvalidValue.unless(
                value.length() >= SHORTEST_SUPPLIED && value.length() <= LONGEST,
                "must have %d to %d characters".formatted(SHORTEST_SUPPLIED, LONGEST));
        InvalidValue.unless(
                value.chars().allMatch(c -> c > ' ' && c < 0x7f), "must be printable ASCII characters without space");
        InvalidValue.unless(!value.startsWith(ApiKeyFormat.PREFIX), "must not begin with " + ApiKeyFormat.PREFIX);
        return new ApiKey(value);
    }

    /// The secret itself. Who calls this is responsible for where it goes.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "ApiKey(hidden)";
    }
}
