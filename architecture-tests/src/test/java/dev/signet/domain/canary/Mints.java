package dev.signet.domain.canary;

import java.util.UUID;

/// Makes its own ids.
public final class Mints {

    private Mints() {}

    static UUID id() {
        return UUID.randomUUID();
    }
}
