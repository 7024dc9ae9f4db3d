package dev.signet.cli;

/// Runs one command of administration in a process of its own.
public final class Main {

    private Main() {}

    /// Ends the process with the command's exit code.
    public static void main(String[] args) {
        System.exit(CommandLineOfAdministration.run(Surroundings.ofThisProcess(), args));
    }
}
