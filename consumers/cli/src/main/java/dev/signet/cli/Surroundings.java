package dev.signet.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a command sees of the process that it runs in.
///
/// @param environment its variables
/// @param directory where it was started
/// @param prompt how to ask a person, if there is one
/// @param watched whether somebody looks at `err`, who may be shown how long work gets on
public record Surroundings(
        Map<String, String> environment,
        Path directory,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Optional<Prompt> prompt,
        boolean watched) {

    /// Asks a person for a secret, without showing it.
    @FunctionalInterface
    public interface Prompt {

        /// What they answer to `question`; empty if they end the input.
        Optional<String> secret(String question);
    }

    /// Those of this process; the launcher says whether the standard error is a terminal.
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .map(console -> question -> Optional.ofNullable(console.readPassword("%s", question))
                                .map(String::new)),
                Boolean.getBoolean("signet.watched"));
    }
}
