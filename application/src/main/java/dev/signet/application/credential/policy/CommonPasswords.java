package dev.signet.application.credential.policy;

import dev.signet.domain.credential.Password;

/// Passwords that guessers try first, because many people choose them or because they were breached.
public interface CommonPasswords {

    /// Whether `chosen` is one of them, in upper or lower case.
    boolean include(Password chosen);
}
