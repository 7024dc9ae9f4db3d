package dev.signet.bootstrap.server;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.bootstrap.storage.OpenStorage;
import dev.signet.bootstrap.tls.Certificates;
import dev.signet.bootstrap.wiring.Assembly;
import dev.signet.domain.tenant.Issuers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The running service. It starts from the bottom up and stops from the top down: no request is taken
/// before the database is ready, and the database is there until the last request has been answered.
public final class Server implements AutoCloseable {

    private final OpenStorage storage;
    private final ApplicationContext parts;
    private final Background background;
    private final Issuers issuers;
    private final int httpPort;

    private Server(
            OpenStorage storage, ApplicationContext parts, Background background, Issuers issuers, int httpPort) {
        this.storage = storage;
        this.parts = parts;
        this.background = background;
        this.issuers = issuers;
        this.httpPort = httpPort;
    }

    /// How a server is to be started.
    ///
    /// @param demo whether both spellings of the loopback address are issuers
    /// @param beforeOpening what else must be there before the first request
    public record Plan(Settings settings, InstantSource clock, boolean demo, Consumer<BeanContext> beforeOpening) {

        /// A plain server that tells the time by the system's clock.
        public static Plan of(Settings settings) {
            return new Plan(settings, InstantSource.system(), false, parts -> {});
        }
    }

    /// Starts the service; when this returns, it answers.
    ///
    /// @throws CannotStart if it cannot, in words for the operator
    public static Server start(Plan plan) {
        OpenStorage storage = OpenStorage.open(plan.settings(), OpenStorage.Sharing.ALONE);
        try {
            return start(plan, storage);
        } catch (RuntimeException | Error e) {
            storage.close();
            throw e;
        }
    }

    private static Server start(Plan plan, OpenStorage storage) {
        Settings settings = plan.settings();
        int port = Addresses.httpPort(settings.listening());
        Issuers issuers = Addresses.issuers(
                settings, port, plan.demo() ? Addresses.Loopback.BOTH_NAMES : Addresses.Loopback.ONE_NAME);
        ApplicationContext parts = Assembly.of(settings, storage, issuers, plan.clock(), port);
        try {
            new FirstStart(parts, settings).provisionDefaultTenant();
            plan.beforeOpening().accept(parts);
            parts.getBean(Certificates.class).open();
            parts.getBean(EmbeddedServer.class).start();
            Background background = Background.start(parts, plan.clock(), settings.upkeepInterval());
            return new Server(storage, parts, background, issuers, port);
        } catch (ServerStartupException e) {
            parts.close();
            throw new CannotStart("The service cannot listen: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    /// The public URLs, and whose the bare ones are.
    public Issuers issuers() {
        return issuers;
    }

    /// The port on which HTTP is served.
    public int httpPort() {
        return httpPort;
    }

    /// The port on which gRPC is served.
    public int grpcPort() {
        return parts.getBean(GrpcEmbeddedServer.class).getPort();
    }

    /// The parts of which it is made.
    public BeanContext parts() {
        return parts;
    }

    /// Takes no new request, lets those under way finish within the grace, then closes the database.
    @Override
    public void close() {
        Recurring audit = background.audit();
        Recurring usage = background.usage();
        Recurring statistics = background.statistics();
        Recurring upkeep = background.upkeep();
        try (storage;
                audit;
                usage;
                parts;
                statistics;
                upkeep) {
            // closed in reverse order; what the last requests were refused is written when there are none any more
        }
    }
}
