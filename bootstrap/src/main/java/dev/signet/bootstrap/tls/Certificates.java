package dev.signet.bootstrap.tls;

import dev.signet.bootstrap.storage.CannotStart;
import java.time.Duration;
import java.util.List;

/// The certificates of all ports that have one.
public final class Certificates implements AutoCloseable {

    private final List<WatchedFiles> watched;
    private final Duration interval;
    private final Thread thread = Thread.ofVirtual().name("certificates").unstarted(this::run);

    /// @param interval how often the files are looked at
    public Certificates(List<WatchedFiles> watched, Duration interval) {
        this.watched = List.copyOf(watched);
        this.interval = interval;
    }

    /// The files, by port.
    public List<WatchedFiles> watched() {
        return watched;
    }

    /// Takes them for the first time, and from then on whenever they change.
    ///
    /// @throws CannotStart if one is unusable
    public void open() {
        for (WatchedFiles files : watched) {
            try {
                files.open();
            } catch (UnusableCertificate e) {
                throw new CannotStart(e.reason());
            }
        }
        if (!watched.isEmpty()) {
            thread.start();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(interval);
                watched.forEach(WatchedFiles::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
