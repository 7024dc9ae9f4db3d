package dev.signet.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Somebody who types commands.
final class Terminal {

    static final String TOKEN = "admin-token-of-the-tests";

    private final Path directory;
    private final Map<String, String> environment;
    private String input = "";
    private Optional<Surroundings.Prompt> prompt = Optional.empty();
    private boolean watched;
    private boolean hungUp;

    Terminal(Path directory, String server) {
        this.directory = directory;
        this.environment = new HashMap<>(Map.of("SIGNET_SERVER", server, "SIGNET_ADMIN_TOKEN", TOKEN));
    }

    /// What came of a command.
    record Told(int code, String out, String err) {}

    Terminal typing(String text) {
        input = text;
        return this;
    }

    Terminal answering(String answer) {
        environment.remove("SIGNET_ADMIN_TOKEN");
        prompt = Optional.of(question -> Optional.of(answer));
        return this;
    }

    Terminal without(String variable) {
        environment.remove(variable);
        return this;
    }

    Terminal watched() {
        watched = true;
        return this;
    }

    /// Nobody reads what is told, as behind `| head`.
    Terminal hungUp() {
        hungUp = true;
        return this;
    }

    /// Runs the words of `line`, which hold no spaces themselves.
    Told run(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var surroundings = new Surroundings(
                environment,
                directory,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(hungUp ? closed() : out, true),
                new PrintWriter(err, true),
                prompt,
                watched);
        int code = CommandLineOfAdministration.run(surroundings, line.strip().split("\\s+", -1));
        return new Told(code, out.toString(), err.toString());
    }

    private static Writer closed() {
        Writer closed = Writer.nullWriter();
        try {
            closed.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return closed;
    }
}
