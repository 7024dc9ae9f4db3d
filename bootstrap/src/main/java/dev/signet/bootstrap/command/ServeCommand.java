package dev.signet.bootstrap.command;

import dev.signet.bootstrap.demo.Demo;
import dev.signet.bootstrap.server.Server;
import dev.signet.bootstrap.settings.Settings;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves until it is told to stop.
@Command(
        name = "serve",
        description = {
            "Run the service until it is told to stop (Ctrl-C or SIGTERM).",
            "It then finishes the requests under way and closes its database."
        })
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final SettingOptions options = new SettingOptions();

    @ArgGroup(exclusive = false)
    private @Nullable Demonstration demonstration;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Port of HTTP (IDENTITY_HTTP_PORT; default: 8140; 0: a free one).")
    private @Nullable Integer httpPort;

    @Option(
            names = "--grpc-port",
            paramLabel = "PORT",
            description = "Port of gRPC (IDENTITY_GRPC_PORT; default: 8142; 0: a free one).")
    private @Nullable Integer grpcPort;

    /// What only a demonstration may have.
    private static final class Demonstration {

        @Option(
                names = "--demo",
                required = true,
                description = "Make tenants, accounts and clients to try it with, and print how. Never in production.")
        @SuppressWarnings("UnusedVariable") // that the group is there says it
        private boolean demo;

        @Option(
                names = "--grpc-without-service-token",
                description =
                        "With --demo: let gRPC callers that send no service token introspect tokens and rotate API"
                                + " keys, as the clients of old do.")
        private boolean openGrpc;
    }

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = options.read(surroundings, ports());
        CompletableFuture<Server> started = new CompletableFuture<>();
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(started, stopped), "stop");
        Runtime.getRuntime().addShutdownHook(hook); // first, so that a start cut short leaves nothing behind
        try {
            started.complete(demonstration == null ? start(settings) : startDemo(settings, demonstration));
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
            throw e;
        }
        stopped.await(); // the hook ends the process; its exit code is that of the signal
        return CommandLineOfSignet.DONE;
    }

    private Server start(Settings settings) {
        warn(settings);
        Server server = Server.start(Server.Plan.of(settings));
        greet(server);
        return server;
    }

    private Server startDemo(Settings given, Demonstration wanted) {
        Demo demonstration = Demo.prepare(given.with(given.keys().openOverGrpc(wanted.openGrpc)));
        Settings settings = demonstration.settings();
        warn(settings);
        Server server = Server.start(new Server.Plan(settings, InstantSource.system(), true, demonstration::provision));
        greet(server);
        demonstration.explain(server.issuers().main(), surroundings.out());
        return server;
    }

    private void stop(CompletableFuture<Server> started, CountDownLatch stopped) {
        started.whenComplete((server, failure) -> {
                    if (server != null) {
                        surroundings.out().println("Stopping.");
                        server.close();
                        surroundings.out().println("Stopped.");
                    }
                })
                .exceptionally(failure -> null)
                .join();
        stopped.countDown();
    }

    private void warn(Settings settings) {
        settings.warnings().forEach(warning -> surroundings.err().println("Warning: " + warning));
    }

    private void greet(Server server) {
        PrintWriter out = surroundings.out();
        out.println("Signet serves %s (HTTP on port %d, gRPC on port %d)."
                .formatted(server.issuers().main().value(), server.httpPort(), server.grpcPort()));
    }

    private Map<String, String> ports() {
        Map<String, String> ports = new LinkedHashMap<>();
        if (httpPort != null) {
            ports.put("IDENTITY_HTTP_PORT", httpPort.toString());
        }
        if (grpcPort != null) {
            ports.put("IDENTITY_GRPC_PORT", grpcPort.toString());
        }
        return ports;
    }
}
