package dev.signet.bootstrap.storage;

import java.io.Serial;

/// Why a command cannot do its work, in words for the operator.
public final class CannotStart extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /// @param message one clear sentence, without secrets
    public CannotStart(String message) {
        super(message, null, false, false);
    }
}
