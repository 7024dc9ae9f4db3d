package dev.signet.benchmarks;

import dev.signet.benchmarks.gauge.DatabaseGauge;
import dev.signet.benchmarks.load.Credentials;
import dev.signet.benchmarks.load.Endpoints;
import dev.signet.benchmarks.load.Load;
import dev.signet.benchmarks.load.Workload;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Puts load on running servers and says what it cost them.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Load on running servers, and what it costs them.")
final class RunCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 60;
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_ROUNDS = 20;
    private static final double STORM_RATE = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Identity identity = new Identity();

    @Option(names = "--base-url", paramLabel = "URL", description = "The server (default: ${DEFAULT-VALUE}).")
    private URI baseUrl = URI.create("http://127.0.0.1:8140");

    @Option(names = "--workload", split = ",", paramLabel = "NAME", description = "What to ask, several with a comma.")
    private List<String> workloads = List.of("client_credentials");

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Kept-alive connections (default: ${DEFAULT-VALUE}).")
    private int connections = 16;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--warmup", paramLabel = "N", description = "Seconds before (default: ${DEFAULT-VALUE}).")
    private int warmup = 2;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests a second, sent when due (default: 0, as fast as the answers come).")
    private double rate;

    @Option(names = "--repeat", paramLabel = "N", description = "Interleaved rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Option(names = "--server-pid", split = ",", paramLabel = "PID", description = "Process of the server.")
    private List<Long> serverPids = List.of();

    @Option(
            names = "--database-pid",
            split = ",",
            paramLabel = "PID",
            description = "Its postmaster, counted with all children.")
    private List<Long> databasePids = List.of();

    @Option(
            names = "--database-url",
            paramLabel = "JDBC",
            description = "Its database, for rows and log bytes written.")
    private @Nullable String databaseUrl;

    @Option(names = "--peer-url", paramLabel = "NAME=URL", description = "Another server, measured in turn.")
    private Map<String, URI> peers = Map.of();

    @Option(names = "--peer-pid", paramLabel = "NAME=PID", description = "Process of a peer.")
    private Map<String, Long> peerPids = Map.of();

    @Option(names = "--peer-database-pid", paramLabel = "NAME=PID", description = "Postmaster of a peer.")
    private Map<String, Long> peerDatabasePids = Map.of();

    @Option(names = "--json", description = "JSON instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        refuseExcess();
        Credentials credentials = identity.credentials();
        List<Trial> trials = trials();
        Map<String, List<Figures>> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Trial trial : trials) {
                for (Figures figures : run(trial, credentials, round)) {
                    runs.computeIfAbsent(figures.key(), key -> new ArrayList<>())
                            .add(figures);
                }
            }
        }
        List<Figures> medians = runs.values().stream()
                .map(Figures::medians)
                .sorted(Figures.byWorkload())
                .toList();
        if (json) {
            Report.json(medians, System.out);
        } else {
            Report.table(medians, System.out);
        }
        return medians.stream().anyMatch(Figures::doubtful) ? 1 : 0;
    }

    private List<Figures> run(Trial trial, Credentials credentials, int round)
            throws InterruptedException, SQLException {
        Duration ahead = Duration.ofSeconds(warmup);
        Duration length = Duration.ofSeconds(seconds);
        Trial.LoadMaker loads = (server, part) ->
                new Load(part.workload(), server.endpoints(), credentials, part.connections(), part.rate());
        if (databaseUrl == null || round > 0 || peers.containsKey(trial.server().name())) {
            return trial.run(loads, ahead, length);
        }
        try (DatabaseGauge database = DatabaseGauge.at(databaseUrl)) {
            DatabaseGauge.Written before = database.settled();
            List<Figures> figures = trial.run(loads, Duration.ZERO, length);
            DatabaseGauge.Written written = database.settled().since(before);
            return figures.stream().map(line -> line.wrote(written)).toList();
        }
    }

    private List<Trial> trials() throws IOException, InterruptedException {
        List<Server> servers = new ArrayList<>();
        servers.add(new Server("signet", Endpoints.discover(baseUrl), serverPids, databasePids));
        for (var peer : peers.entrySet()) {
            servers.add(new Server(
                    peer.getKey(),
                    Endpoints.discover(peer.getValue()),
                    known(peerPids, peer.getKey()),
                    known(peerDatabasePids, peer.getKey())));
        }
        return workloads.stream()
                .flatMap(name -> servers.stream().map(server -> new Trial(name, server, parts(name))))
                .toList();
    }

    private List<Trial.Part> parts(String name) {
        if (!name.equals(Names.STORM)) {
            return List.of(new Trial.Part(Names.workload(name), connections, rate));
        }
        return List.of(
                new Trial.Part(Workload.CLIENT_CREDENTIALS, connections, rate > 0 ? rate : STORM_RATE),
                new Trial.Part(Workload.PASSWORD, connections, 0));
    }

    private void refuseExcess() {
        within("--connections", connections, MOST_CONNECTIONS);
        within("--seconds", seconds, MOST_SECONDS);
        within("--warmup", warmup + 1, MOST_SECONDS);
        within("--repeat", rounds, MOST_ROUNDS);
        try {
            workloads.forEach(this::parts);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " must be between 1 and " + most);
        }
    }

    private static List<Long> known(Map<String, Long> pids, String name) {
        return pids.containsKey(name) ? List.of(pids.get(name)) : List.of();
    }
}
