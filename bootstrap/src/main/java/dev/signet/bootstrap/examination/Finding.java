package dev.signet.bootstrap.examination;

import java.util.Optional;

/// One thing that was looked at.
///
/// @param subject what, in a word or two
/// @param what how it is, without secrets
/// @param mend what to do about it
public record Finding(Level level, String subject, String what, Optional<String> mend) {

    /// How bad it is.
    public enum Level {
        OK,
        /// It works, but an operator should know.
        WARN,
        /// It does not work, or is not safe.
        FAIL
    }

    static Finding ok(String subject, String what) {
        return new Finding(Level.OK, subject, what, Optional.empty());
    }

    static Finding warn(String subject, String what, String mend) {
        return new Finding(Level.WARN, subject, what, Optional.of(mend));
    }

    static Finding fail(String subject, String what, String mend) {
        return new Finding(Level.FAIL, subject, what, Optional.of(mend));
    }
}
