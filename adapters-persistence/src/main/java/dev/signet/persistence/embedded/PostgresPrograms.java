package dev.signet.persistence.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once beneath a directory, and how they are called: never as root (which they
/// refuse), so root's calls enter a user namespace; never with our own environment's settings for PostgreSQL.
///
/// @param home where `bin`, `lib` and `share` are
record PostgresPrograms(Path home) {

    private static final boolean WINDOWS = os().contains("windows");
    private static final boolean LINUX = os().contains("linux");
    private static final String PREFIX = "programs-";
    private static final String UNFINISHED = "unpacking-";

    /// Unpacks the programs for this machine beneath `directory` unless they are there already.
    ///
    /// @throws IllegalStateException if there are none for this machine
    static PostgresPrograms unpackedIn(Path directory) throws IOException {
        byte[] archive;
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                WINDOWS ? "Windows" : LINUX ? "Linux" : "Darwin",
                System.getProperty("os.arch").replace("amd64", "x86_64"))) {
            archive = packed.readAllBytes();
        }
        CRC32C sum = new CRC32C();
        sum.update(archive);
        Path home = directory.resolve(PREFIX + Long.toHexString(sum.getValue()));
        if (!Files.isDirectory(home)) {
            Path fresh = Files.createTempDirectory(Files.createDirectories(directory), UNFINISHED);
            unpack(archive, fresh);
            settle(fresh, home);
        }
        return new PostgresPrograms(home);
    }

    /// Removes what earlier versions, and unpackings that were cut off, left in the same directory.
    void removeOthers() throws IOException {
        try (Stream<Path> siblings = Files.list(home.getParent())) {
            for (Path sibling : siblings.toList()) {
                String name = sibling.getFileName().toString();
                if (!sibling.equals(home) && (name.startsWith(PREFIX) || name.startsWith(UNFINISHED))) {
                    Directories.delete(sibling);
                }
            }
        }
    }

    /// A call of one of the programs, its output and errors in one stream.
    ///
    /// @param apart whether it leaves our terminal's group, so that Ctrl-C there reaches us alone
    ProcessBuilder call(boolean apart, String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (apart && LINUX) {
            command.add("setsid");
        }
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin")
                .resolve(WINDOWS ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /// Runs one of the programs to its end and gives what it said.
    ///
    /// @throws IOException with what it said, if it failed
    String run(String program, List<String> arguments) throws IOException {
        Process process = call(false, program, arguments).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (Waiting.uninterrupted(process) != 0) {
            throw new IOException("%s failed: %s".formatted(program, said));
        }
        return said;
    }

    /// The major version, as a data directory's `PG_VERSION` says it.
    String major() throws IOException {
        return run("postgres", List.of("--version")).replaceFirst("^\\D*(\\d+).*$", "$1");
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            TarArchiveEntry entry;
            while ((entry = entries.getNextEntry()) != null) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive of PostgreSQL reaches outside itself");
                }
                unpack(entry, entries, file);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make %s executable".formatted(file));
        }
    }

    /// Puts the unpacked directory into its place, whole or not at all; another process may have been faster.
    private static void settle(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Directories.delete(fresh);
        }
    }

    private static String os() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }
}
