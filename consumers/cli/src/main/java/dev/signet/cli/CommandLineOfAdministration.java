package dev.signet.cli;

import java.io.PrintWriter;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// `signet tenant|client|user|role|scope|key|scim-token|credential-policy|audit VERB`. Every command ends with 0 if it
/// did its work, 1 if the server refused it, 2 if it was asked wrongly, 3 if the server did not answer.
public final class CommandLineOfAdministration {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int WRONGLY_ASKED = 2;
    static final int NO_ANSWER = 3;

    /// What Java puts in the place of bytes that the locale cannot read.
    private static final String LOST = "\uFFFD";

    private CommandLineOfAdministration() {}

    /// Runs the command in `args` and returns its exit code.
    public static int run(Surroundings surroundings, String... args) {
        if (Stream.of(args).anyMatch(word -> word.contains(LOST))) {
            surroundings.err().println("An argument cannot be read in this locale; set LC_ALL=C.UTF-8.");
            return WRONGLY_ASKED;
        }
        CommandLine line = new CommandLine(CommandTree.root())
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((wrong, given) -> explain(wrong, surroundings.err()))
                .setExecutionStrategy(parsed -> execute(surroundings, parsed));
        int code = line.execute(args);
        surroundings.out().flush();
        return code;
    }

    private static int execute(Surroundings surroundings, ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        CommandLine command = leaf.commandSpec().commandLine();
        if (!(leaf.commandSpec().userObject() instanceof Verb verb)) {
            String words = String.join(", ", command.getSubcommands().keySet());
            throw new ParameterException(command, "What is to be done? One of " + words + ".");
        }
        try {
            return verb.run(new Asked(surroundings, leaf));
        } catch (WrongUsage e) {
            throw new ParameterException(command, String.valueOf(e.getMessage()));
        } catch (Refused e) {
            surroundings.out().flush();
            surroundings.err().println(Table.clean(String.valueOf(e.getMessage())));
            e.details().forEach(detail -> surroundings.err().println("  " + Table.clean(detail)));
            if (e.status() == 401) {
                surroundings.err().println("  Is the admin token that of this server?");
            }
            return REFUSED;
        } catch (Unreachable e) {
            surroundings.out().flush();
            surroundings.err().println(Table.clean(String.valueOf(e.getMessage())));
            return NO_ANSWER;
        }
    }

    private static int explain(ParameterException wrong, PrintWriter err) {
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See: %s --help"
                .formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return WRONGLY_ASKED;
    }
}
