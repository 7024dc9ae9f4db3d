package dev.signet.domain.canary;

import java.util.Random;

/// Draws lots.
public final class Draws {

    private Draws() {}

    static int lot() {
        return new Random(1).nextInt();
    }
}
