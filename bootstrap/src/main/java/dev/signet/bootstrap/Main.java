package dev.signet.bootstrap;

import io.micronaut.runtime.Micronaut;

/// Placeholder: starts an empty server. To be replaced by the command line.
final class Main {

    private Main() {}

    public static void main(String... args) {
        Micronaut.run(Main.class, args);
    }
}
