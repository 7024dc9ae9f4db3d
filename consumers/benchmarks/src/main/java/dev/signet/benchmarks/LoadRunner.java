package dev.signet.benchmarks;

import dev.signet.benchmarks.fault.FaultCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line of the load runner.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Load on identity servers of this machine, over HTTP.",
        subcommands = {RunCommand.class, StartCommand.class, BareCommand.class, FaultCommand.class})
final class LoadRunner {

    private LoadRunner() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LoadRunner()).setExecutionExceptionHandler((failure, command, result) -> {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
    }
}
