package dev.signet.application;

import java.io.Serial;

/// A key is needed and cannot be had. No other key takes its place. The edge alone catches it (503).
public final class KeysUnavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public KeysUnavailable(String message) {
        super(message);
    }

    public KeysUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
