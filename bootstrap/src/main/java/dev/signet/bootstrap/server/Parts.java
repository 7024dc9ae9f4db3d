package dev.signet.bootstrap.server;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.storage.OpenStorage;
import dev.signet.bootstrap.wiring.Assembly;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanContext;
import java.time.InstantSource;

/// The use cases for a command that serves nobody, on the database of a running server or one of its own.
public final class Parts implements AutoCloseable {

    private final OpenStorage storage;
    private final ApplicationContext context;

    private Parts(OpenStorage storage, ApplicationContext context) {
        this.storage = storage;
        this.context = context;
    }

    /// Opens the database that `settings` name and puts the parts on it.
    public static Parts open(Settings settings) {
        OpenStorage storage = OpenStorage.open(settings, OpenStorage.Sharing.WITH_A_SERVER);
        try {
            int port = settings.listening().httpPort();
            var issuers = Addresses.issuers(settings, port, Addresses.Loopback.ONE_NAME);
            return new Parts(storage, Assembly.of(settings, storage, issuers, InstantSource.system(), port));
        } catch (RuntimeException | Error e) {
            storage.close();
            throw e;
        }
    }

    /// Where the use cases are.
    public BeanContext beans() {
        return context;
    }

    @Override
    public void close() {
        try (storage;
                context) {
            // closed in reverse order
        }
    }
}
