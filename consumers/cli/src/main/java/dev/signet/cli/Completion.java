package dev.signet.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;

/// Scripts that make a shell complete the commands.
final class Completion {

    /// For which shells.
    static final List<String> SHELLS = List.of("bash", "zsh");

    private Completion() {}

    /// Prints the script, which serves both: in zsh it loads the emulation of bash's completion by itself.
    static int print(Asked asked) {
        if (!SHELLS.contains(asked.name())) {
            throw new WrongUsage("For which shell? bash or zsh.");
        }
        asked.surroundings().out().print(AutoComplete.bash("signet", new CommandLine(CommandTree.whole())));
        asked.surroundings().out().flush();
        return CommandLineOfAdministration.DONE;
    }
}
