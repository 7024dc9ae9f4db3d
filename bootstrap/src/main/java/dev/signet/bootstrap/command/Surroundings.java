package dev.signet.bootstrap.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// What a command sees of the process that it runs in.
///
/// @param environment its variables
/// @param directory where it was started
public record Surroundings(
        Map<String, String> environment, Path directory, InputStream in, PrintWriter out, PrintWriter err) {

    /// Those of this process.
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
}
