package dev.signet.domain;

/// How often a thing has changed; what an `ETag` shows and `If-Match` (RFC 9110 §13.1.1) compares.
public record Version(int number) {

    /// A thing as it was made.
    public static final Version FIRST = new Version(1);

    public Version {
        InvalidValue.unless(number >= 1, "must be 1 or more");
    }

    /// The version after one more change.
    public Version next() {
        return new Version(number + 1);
    }
}
