package dev.signet.bootstrap.command;

import dev.signet.application.Author;
import dev.signet.bootstrap.description.Applying;
import dev.signet.bootstrap.description.Changes;
import dev.signet.bootstrap.description.Description;
import dev.signet.bootstrap.description.Differences;
import dev.signet.bootstrap.description.Rehearsal;
import dev.signet.bootstrap.server.Parts;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.domain.audit.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a deployment as a file describes it.
@Command(
        name = "apply",
        description = {
            "Make tenants, scopes, roles, clients, users and groups as FILE describes them; again is the same as once.",
            "Everything is checked before anything is changed. Secrets that are made are shown this once."
        })
final class ApplyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final SettingOptions options = new SettingOptions();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "YAML or JSON; - is standard input.")
    private Path file;

    @Option(names = "--dry-run", description = "Tell what would be changed, and change nothing.")
    private boolean dryRun;

    ApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.file = Path.of("-");
    }

    @Override
    public Integer call() {
        Settings settings = options.read(surroundings, Map.of());
        Description description = Description.parse(
                text(), surroundings.environment(), settings.tokens().algorithm());
        settings.warnings().forEach(warning -> surroundings.err().println("Warning: " + warning));
        Author author = Author.operator(Provenance.local("apply-" + UUID.randomUUID()));
        try (Parts parts = Parts.open(settings)) {
            if (dryRun) {
                return report(new Rehearsal(parts.beans()).rehearse(description));
            }
            return report(new Applying(parts.beans(), author).apply(description));
        }
    }

    private int report(Changes changes) {
        changes.lines().forEach(surroundings.out()::println);
        changes.secrets()
                .forEach(made -> surroundings
                        .out()
                        .println("secret of client %s/%s, shown this once: %s"
                                .formatted(
                                        made.tenant(),
                                        made.client(),
                                        made.secret().reveal())));
        return changes.complete() ? CommandLineOfSignet.DONE : CommandLineOfSignet.FAILED;
    }

    private int report(Differences differences) {
        differences.lines().forEach(surroundings.out()::println);
        return differences.complete() ? CommandLineOfSignet.DONE : CommandLineOfSignet.FAILED;
    }

    private String text() {
        try {
            return file.toString().equals("-")
                    ? new String(surroundings.in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(surroundings.directory().resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WrongUsage("The file %s cannot be read.".formatted(file));
        }
    }
}
