package dev.signet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// Where secrets come from: a file that nobody else can read, the environment, or a person. Never an argument, which
/// every process of the machine can see.
final class Secrets {

    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Surroundings surroundings;

    Secrets(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The administrator's token.
    ///
    /// @param file where it is kept, if the command says so
    String token(Optional<String> file) {
        String token = file.map(this::read)
                .or(() -> Optional.ofNullable(surroundings.environment().get("SIGNET_ADMIN_TOKEN"))
                        .filter(value -> !value.isBlank()))
                .or(() -> surroundings.prompt().flatMap(prompt -> prompt.secret("Admin token: ")))
                .orElseThrow(
                        () -> new WrongUsage("No token: set SIGNET_ADMIN_TOKEN, or name a file with --token-file."))
                .strip();
        if (!token.matches("[\\x21-\\x7E]+")) {
            throw new WrongUsage("The token must be visible ASCII characters.");
        }
        return token;
    }

    /// A new password: the first line of `file`, of the standard input for `-`, or what somebody types twice.
    String password(Optional<String> file) {
        return file.map(this::read).orElseGet(this::typed);
    }

    /// The first line of a file that nobody else may read; `-` is the standard input.
    String read(String file) {
        try {
            if (file.equals("-")) {
                return firstLine(new String(surroundings.in().readAllBytes(), StandardCharsets.UTF_8));
            }
            Path path = surroundings.directory().resolve(file);
            if (isOpenToOthers(path)) {
                throw new WrongUsage(
                        "The file %s is open to others than its owner: chmod 600 %s".formatted(file, file));
            }
            return firstLine(Files.readString(path));
        } catch (IOException e) {
            throw new WrongUsage("The file %s cannot be read.".formatted(file));
        }
    }

    private String typed() {
        var prompt = surroundings
                .prompt()
                .orElseThrow(() -> new WrongUsage("No password: name a file with --password-file, or - for input."));
        String first = prompt.secret("New password: ").orElse("");
        if (!first.equals(prompt.secret("Again: ").orElse(""))) {
            throw new WrongUsage("The two are not the same.");
        }
        return first;
    }

    private static boolean isOpenToOthers(Path path) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
