package dev.signet.bootstrap.simulation;

import java.time.Instant;

/// The token of a provisioning client.
final class Provisioner {

    final String id;
    final String token;
    private final Instant end;
    private boolean gone;

    Provisioner(String id, String token, Instant end) {
        this.id = id;
        this.token = token;
        this.end = end;
    }

    boolean counts(Instant now) {
        return !gone && now.isBefore(end);
    }

    boolean isGone() {
        return gone;
    }

    void remove() {
        gone = true;
    }
}
