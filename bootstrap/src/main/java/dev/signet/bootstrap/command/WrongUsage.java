package dev.signet.bootstrap.command;

import java.io.Serial;

/// The command was given what it cannot use.
final class WrongUsage extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /// @param message one clear sentence, without secrets
    WrongUsage(String message) {
        super(message, null, false, false);
    }
}
