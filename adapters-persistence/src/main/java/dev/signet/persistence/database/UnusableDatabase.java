package dev.signet.persistence.database;

import java.io.Serial;

/// A database that answers but must not be served from. The message is one sentence for the operator, says what
/// to do where that is known, and never contains a password. Only starting can meet it; it ends the start.
public final class UnusableDatabase extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnusableDatabase(String sentence) {
        super(sentence);
    }

    public UnusableDatabase(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
