package dev.signet.bootstrap.command;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.storage.OpenStorage;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Brings the database to what this release expects, and says what that took.
@Command(
        name = "migrate",
        description = {
            "Bring the database to the schema of this release.",
            "Uses a running server's embedded database through its data directory, or starts it."
        })
final class MigrateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final SettingOptions options = new SettingOptions();

    MigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Settings settings = options.read(surroundings, Map.of());
        try (OpenStorage storage = OpenStorage.open(settings, OpenStorage.Sharing.WITH_A_SERVER)) {
            storage.applied()
                    .forEach(step ->
                            surroundings.out().println("applied %s %s".formatted(step.version(), step.description())));
            if (storage.applied().isEmpty()) {
                surroundings.out().println("nothing to do: the schema is up to date");
            }
        }
        return CommandLineOfSignet.DONE;
    }
}
