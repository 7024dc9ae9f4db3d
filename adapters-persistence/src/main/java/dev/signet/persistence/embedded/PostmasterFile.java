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

    /// Removes the note if its number belongs to a stranger by now, whom PostgreSQL would take for a server.
    /// Otherwise PostgreSQL knows best what a note that was left behind means.
    static void discardIfStrangers(Path data) throws IOException {
        Optional<PostmasterFile> file = of(data);
        if (file.isPresent()
                && ProcessHandle.of(file.get().pid()).isPresent()
                && file.get().server(data).isEmpty()) {
            Files.deleteIfExists(in(data));
        }
    }

    /// A process that has ended and waits to be collected has neither command nor arguments.
    private static boolean isServerOn(ProcessHandle.Info info, Path data) {
        boolean postgres = info.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        boolean here = info.arguments()
                .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .orElse(true); // not every system tells
        return postgres && here;
    }

    private static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }
}
