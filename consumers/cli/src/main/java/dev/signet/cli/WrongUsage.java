package dev.signet.cli;

import java.io.Serial;

/// The command was given what it cannot use.
final class WrongUsage extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message, null, false, false);
    }
}
