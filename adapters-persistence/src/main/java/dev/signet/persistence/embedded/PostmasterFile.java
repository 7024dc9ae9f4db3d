package dev.signet.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's own note about the process that runs on a data directory: `postmaster.pid`.
///
/// @param pid the process that wrote it, which may be long gone and its number somebody else's
/// @param ready whether it said that it accepts connections
record PostmasterFile(long pid, boolean ready) {

    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> of(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(in(data));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), ready));
    }

    /// The process, if it lives and is a PostgreSQL server on `data` rather than a stranger with a reused number.
    Optional<ProcessHandle> server(Path data) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> isServerOn(process.info(), data));
    }

    /// Removes a note whose process is gone or a stranger; PostgreSQL would take a living stranger for a server.
    static void discard(Path data) throws IOException {
        Files.deleteIfExists(in(data));
    }

    private static boolean isServerOn(ProcessHandle.Info info, Path data) {
        String command = info.command()
                .map(path -> Path.of(path).getFileName().toString())
                .orElse("postgres");
        return command.startsWith("postgres")
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        .orElse(true);
    }

    private static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }
}
