package dev.signet.bootstrap;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Libraries that log through `java.util.logging` (gRPC, OpenTelemetry, the database's driver) are heard like the
/// others: as JSON, from WARN on.
final class LibraryLogs {

    private LibraryLogs() {}

    /// From now on. What is below WARN costs no more than before: it is not even made.
    static void join() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.WARNING);
        SLF4JBridgeHandler.install();
    }
}
