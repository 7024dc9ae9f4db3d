package dev.signet.bootstrap.examination;

import dev.signet.application.KeysUnavailable;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.secrets.MasterKey;
import dev.signet.secrets.MasterKeyFile;
import dev.signet.secrets.MasterKeys;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks at the data directory: who may read it, the master key in it, the room that is left.
final class DirectoryCheck {

    private static final long SCARCE = 200L << 20;
    private static final long LITTLE = 2L << 30;
    private static final List<String> SECRETS = List.of(
            "master.key", "demo.env", "audit-heads.jsonl", "postgres/password", "postgres/connection.properties");
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Settings settings;
    private final Path directory;
    private final boolean embedded;

    DirectoryCheck(Settings settings) {
        this.settings = settings;
        this.directory = settings.storage().directory();
        this.embedded = settings.storage().database().isEmpty();
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        found.add(masterKey());
        try {
            if (Files.isDirectory(directory)) {
                found.addAll(permissions());
            } else if (Files.exists(directory)) {
                found.add(Finding.fail(
                        "data directory", directory + " is no directory", "remove it, or set IDENTITY_DATA_DIR"));
            } else if (embedded) {
                found.add(Finding.ok("data directory", directory + " is not there yet; the first start makes it"));
            }
            found.add(room());
        } catch (IOException e) {
            found.add(Finding.fail(
                    "data directory",
                    "%s cannot be looked at: %s".formatted(directory, e.getMessage()),
                    "run as the user to whom it belongs"));
        }
        return found;
    }

    private Finding masterKey() {
        Path file = directory.resolve("master.key");
        if (settings.keys().master().isPresent()) {
            return present("set", settings.keys().master().get());
        }
        if (Files.exists(file)) {
            try {
                return present("in " + file, new MasterKeyFile(file).read());
            } catch (KeysUnavailable e) {
                return Finding.fail(
                        "master key", String.valueOf(e.getMessage()), "chmod 600 it, or restore it from its backup");
            }
        }
        return Files.exists(directory.resolve("postgres").resolve("data"))
                ? Finding.fail(
                        "master key",
                        file + " is missing, and without it nothing stored here can be opened",
                        "restore it from its backup, or set IDENTITY_MASTER_KEY to what was in it")
                : Finding.ok("master key", "none yet; the first start makes it with the database");
    }

    private static Finding present(String where, MasterKeys keys) {
        return Finding.ok(
                "master key",
                "%s: %s"
                        .formatted(
                                where, keys.all().stream().map(MasterKey::id).collect(Collectors.joining(", then "))));
    }

    private List<Finding> permissions() throws IOException {
        if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        if (isOpen(directory)) {
            found.add(Finding.warn(
                    "data directory", directory + " is open to other users", "chmod 700 '%s'".formatted(directory)));
        }
        for (String name : SECRETS) {
            Path file = directory.resolve(name);
            if (Files.exists(file) && isOpen(file)) {
                found.add(Finding.fail(
                        "data directory",
                        file + " holds secrets and is open to other users",
                        "chmod 600 '%s'".formatted(file)));
            }
        }
        return found.isEmpty() ? List.of(Finding.ok("data directory", directory + " is its owner's alone")) : found;
    }

    private static boolean isOpen(Path path) throws IOException {
        return !OWNERS.containsAll(Files.getPosixFilePermissions(path));
    }

    private Finding room() throws IOException {
        Path there = directory.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        FileStore store = Files.getFileStore(there);
        long free = store.getUsableSpace();
        String what = "%,d MiB free at %s".formatted(free >> 20, there);
        String mend = "make room, or set IDENTITY_DATA_DIR to a larger disk";
        if (embedded && free < SCARCE) {
            return Finding.fail("disk", what, mend);
        }
        return embedded && free < LITTLE ? Finding.warn("disk", what, mend) : Finding.ok("disk", what);
    }
}
