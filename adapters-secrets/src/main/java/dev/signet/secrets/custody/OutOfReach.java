package dev.signet.secrets.custody;

import java.io.Serial;

/// A store or service does not answer, or does not let this deployment in at all. Others of its secrets
/// would fare no better now.
final class OutOfReach extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    OutOfReach(String message) {
        super(message);
    }

    OutOfReach(String message, Throwable cause) {
        super(message, cause);
    }
}
