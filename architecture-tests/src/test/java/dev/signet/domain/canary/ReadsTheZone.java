package dev.signet.domain.canary;

import java.time.ZoneId;

/// Knows where it is.
public final class ReadsTheZone {

    private ReadsTheZone() {}

    static ZoneId here() {
        return ZoneId.systemDefault();
    }
}
