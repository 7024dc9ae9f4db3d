package dev.signet.domain.canary;

/// Talks to whoever started it.
public final class Prints {

    private Prints() {}

    static void hello() {
        System.out.println(System.getenv("HELLO"));
    }
}
