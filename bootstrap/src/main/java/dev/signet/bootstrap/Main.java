package dev.signet.bootstrap;

import dev.signet.bootstrap.command.CommandLineOfSignet;
import dev.signet.bootstrap.command.Surroundings;

/// Where the process begins.
final class Main {

    private Main() {}

    public static void main(String... args) {
        LibraryLogs.join();
        System.exit(CommandLineOfSignet.run(Surroundings.ofThisProcess(), args));
    }
}
