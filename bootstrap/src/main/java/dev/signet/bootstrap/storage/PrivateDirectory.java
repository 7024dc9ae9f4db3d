package dev.signet.bootstrap.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Directories and files that hold secrets: nobody but their owner may look into them.
public final class PrivateDirectory {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateDirectory() {}

    /// `directory`, made with its parents if it is not there.
    ///
    /// @throws CannotStart if it cannot be made
    public static Path made(Path directory) {
        try {
            return Files.isDirectory(directory)
                    ? directory
                    : Files.createDirectories(directory, permissions("rwx------"));
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart(directory + " is a file, and a directory is needed there.");
        } catch (IOException e) {
            throw new CannotStart("The directory %s cannot be made: %s".formatted(directory, e.getMessage()));
        }
    }

    /// What a new file is given so that only its owner may read it.
    public static FileAttribute<?>[] ownerOnly() {
        return permissions("rw-------");
    }

    private static FileAttribute<?>[] permissions(String text) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
