package dev.signet.domain.token;

/// What a refresh token deserves that did not move its family on.
public enum Judgement {
    /// The answer to the immediately previous token was lost: the same successor again.
    REPEAT,
    /// The immediately previous token, from somebody who cannot be told from a thief: refused, nothing else.
    TOO_LATE,
    /// A spent token came back: the family must die.
    REUSE,
    /// The family has ended, was revoked or breached.
    DEAD,
    /// The family's time is over.
    EXPIRED,
    /// Whoever it was given to may no longer act, or the tenant is not served.
    BARRED
}
