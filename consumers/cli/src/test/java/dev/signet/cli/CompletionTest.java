package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.command.CommandLineOfSignet;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CompletionTest {

    private static final Terminal TERMINAL = new Terminal(Path.of(""), "http://127.0.0.1:1");

    @Test
    void bash_completes_nouns_verbs_and_options() throws IOException, InterruptedException {
        assertThat(completed("signet ten")).contains("tenant");
        assertThat(completed("signet client ro")).containsExactlyInAnyOrder("rotate-secret", "rotate-hmac-key");
        assertThat(completed("signet tenant create --token-alg")).containsExactly("--token-algorithm");
    }

    @Test
    void zsh_is_served_too() {
        assertThat(TERMINAL.run("completion zsh").out()).contains("bashcompinit", "_complete_signet");
    }

    @Test
    void the_commands_of_the_server_are_completed_too() {
        StringWriter help = new StringWriter();
        CommandLineOfSignet.run(
                new dev.signet.bootstrap.command.Surroundings(
                        Map.of(),
                        Path.of(""),
                        InputStream.nullInputStream(),
                        new PrintWriter(help),
                        new PrintWriter(help)),
                "--help");
        List<String> commands = help.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .filter(line -> !line.startsWith("   "))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        assertThat(commands).contains("serve");
        assertThat(CommandTree.whole().subcommands().keySet()).containsAll(commands);
    }

    /// What bash offers at the end of `line`.
    private static List<String> completed(String line) throws IOException, InterruptedException {
        List<String> words = List.of(line.split(" ", -1));
        String script = TERMINAL.run("completion bash").out()
                + "\nCOMP_WORDS=(%s); COMP_CWORD=%d; _complete_signet\nprintf '%%s\\n' \"${COMPREPLY[@]}\"\n"
                        .formatted(String.join(" ", words), words.size() - 1);
        Process bash = new ProcessBuilder("bash", "--norc")
                .redirectError(ProcessBuilder.Redirect.DISCARD) // outside of a shell, compopt complains
                .start();
        try (var in = bash.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out.lines().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
