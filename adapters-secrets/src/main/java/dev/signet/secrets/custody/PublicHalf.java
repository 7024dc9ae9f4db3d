package dev.signet.secrets.custody;

import dev.signet.domain.signature.RemoteKey;

/// The public half of a remote key, and the name that means this very key for ever.
public final class PublicHalf {

    private final RemoteKey exactly;
    private final byte[] x509;

    PublicHalf(RemoteKey exactly, byte[] x509) {
        this.exactly = exactly;
        this.x509 = x509.clone();
    }

    /// The key, named exactly.
    public RemoteKey exactly() {
        return exactly;
    }

    /// Its public half (RFC 5280 §4.1.2.7).
    public byte[] x509() {
        return x509.clone();
    }
}
