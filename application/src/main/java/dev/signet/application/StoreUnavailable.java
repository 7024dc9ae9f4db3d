package dev.signet.application;

import java.io.Serial;

/// The store cannot be reached or cannot finish. Nothing was changed that was not acknowledged. Adapters throw
/// it; the edge alone catches it (503).
public final class StoreUnavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
