package dev.signet.bootstrap.command;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.StoreUnavailable;
import dev.signet.bootstrap.settings.Mistakes;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.bootstrap.wiring.Release;
import dev.signet.persistence.database.UnusableDatabase;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `signet`: every command ends with 0 if it did its work, 1 if it could not, 2 if it was asked wrongly or the
/// configuration is wrong.
@Command(
        name = "signet",
        description = "One identity service for many tenants.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = CommandLineOfSignet.Version.class,
        exitCodeOnInvalidInput = CommandLineOfSignet.WRONGLY_ASKED,
        exitCodeOnExecutionException = CommandLineOfSignet.FAILED,
        footerHeading = "%n",
        footer = {
            "Administration of a running server:",
            "signet tenant|client|user|role|scope|key|scim-token|credential-policy|audit --help.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration. Settings: docs/operating.md."
        })
public final class CommandLineOfSignet implements Runnable {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONGLY_ASKED = 2;

    @Spec
    private CommandSpec spec;

    CommandLineOfSignet() {
        this.spec = CommandSpec.create();
    }

    /// Runs the command in `args` and returns its exit code.
    public static int run(Surroundings surroundings, String... args) {
        CommandLine line = new CommandLine(new CommandLineOfSignet())
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new MigrateCommand(surroundings))
                .addSubcommand(new ApplyCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new ImportCommand(surroundings))
                .addSubcommand(new ExportCommand(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, surroundings));
        return line.execute(args);
    }

    /// Without a command there is nothing to do.
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which command? One of serve, migrate, apply, export, import, doctor.");
    }

    private static int report(Exception failure, Surroundings surroundings) {
        if (failure instanceof Mistakes mistakes) {
            surroundings.err().println("The configuration is wrong:");
            mistakes.lines().forEach(line -> surroundings.err().println("  " + line));
            return WRONGLY_ASKED;
        }
        if (failure instanceof WrongUsage) {
            surroundings.err().println(failure.getMessage());
            return WRONGLY_ASKED;
        }
        if (isForTheOperator(failure)) {
            surroundings.err().println(failure.getMessage());
        } else {
            failure.printStackTrace(surroundings.err());
        }
        return FAILED;
    }

    private static boolean isForTheOperator(Exception failure) {
        return failure instanceof CannotStart
                || failure instanceof UnusableDatabase
                || failure instanceof StoreUnavailable
                || failure instanceof KeysUnavailable
                || failure instanceof UncheckedIOException;
    }

    /// Tells the version of this build.
    static final class Version implements IVersionProvider {

        Version() {}

        @Override
        public String[] getVersion() {
            return new String[] {"signet " + Release.version()};
        }
    }
}
