package dev.signet.persistence.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to run a server on one directory. The operating system takes it back when the process dies, however it
/// dies.
final class DirectoryLock implements Closeable {

    /// What this very process holds. The operating system's lock belongs to the process, so it neither refuses a
    /// second holder here nor survives that one's closing of the file.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileLock lock;

    private DirectoryLock(Path file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /// Takes the lock of an existing directory, or nothing if somebody has it.
    static Optional<DirectoryLock> take(Path directory) throws IOException {
        Path file = directory.toRealPath().resolve("lock");
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<DirectoryLock> taken = Optional.empty();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            } else {
                taken = Optional.of(new DirectoryLock(file, lock));
            }
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            lock.acquiredBy().close();
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
