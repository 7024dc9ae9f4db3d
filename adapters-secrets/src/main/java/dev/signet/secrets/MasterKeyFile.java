package dev.signet.secrets;

import dev.signet.application.Entropy;
import dev.signet.application.KeysUnavailable;
import dev.signet.domain.InvalidValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// The master keys in a file that only its owner may read: one key a line, the current one first.
public final class MasterKeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;

    /// @param path of the file, usually `master.key` in the data directory
    public MasterKeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /// Reads the keys.
    ///
    /// @throws KeysUnavailable if the file is not there, malformed, or anybody but its owner may touch it
    public MasterKeys read() {
        try {
            refuseIfOpenToOthers();
            return MasterKeys.parse(Files.readString(path, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new KeysUnavailable("the master key file " + path + " cannot be read", e);
        } catch (InvalidValue e) {
            throw new KeysUnavailable("the master key file " + path + ": " + e.getMessage(), e);
        }
    }

    /// Reads the keys, after making one if there is no file. Of several processes that do so at once one makes
    /// it, and all read the same; a crash leaves either no file or a whole one.
    ///
    /// @throws KeysUnavailable as [#read()], or if the file cannot be written
    public MasterKeys readOrMake(Entropy entropy) {
        if (Files.notExists(path)) {
            make(MasterKey.fresh(entropy));
        }
        return read();
    }

    private void make(MasterKey key) {
        try {
            Path draft = Files.createTempFile(directory(), "master", ".draft", ownerOnly());
            try {
                write(draft, key.reveal() + "\n");
                Files.createLink(path, draft); // unlike a move, never replaces a key that another process made
                sync(directory());
            } catch (FileAlreadyExistsException taken) {
                // another process was first: its key counts
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new KeysUnavailable("the master key file " + path + " cannot be written", e);
        }
    }

    private static void write(Path draft, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void sync(Path directory) throws IOException {
        if (isPosix()) { // elsewhere a directory cannot be opened
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void refuseIfOpenToOthers() throws IOException {
        if (isPosix() && !OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
            throw new KeysUnavailable("the master key file " + path + " is open to others: chmod 600 it");
        }
    }

    private FileAttribute<?>[] ownerOnly() throws IOException {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() throws IOException {
        return Files.getFileStore(directory()).supportsFileAttributeView("posix");
    }

    private Path directory() {
        Path parent = path.getParent();
        if (parent == null) {
            throw new KeysUnavailable("the master key file " + path + " has no directory");
        }
        return parent;
    }
}
