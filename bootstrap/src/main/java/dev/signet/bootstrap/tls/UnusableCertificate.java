package dev.signet.bootstrap.tls;

import java.io.Serial;

/// Why the files of a port cannot be used, in words for the operator. Nothing of a key is in it.
public final class UnusableCertificate extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnusableCertificate(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
