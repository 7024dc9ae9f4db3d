package dev.signet.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Placeholder: the load runner will stand here.
@Command(name = "load")
final class LoadRunner implements Runnable {

    private LoadRunner() {}

    public static void main(String... args) {
        System.exit(new CommandLine(new LoadRunner()).execute(args));
    }

    @Override
    public void run() {}
}
