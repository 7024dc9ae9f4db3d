package dev.signet.benchmarks;

import dev.signet.benchmarks.load.Load;
import dev.signet.benchmarks.load.Tally;
import dev.signet.benchmarks.load.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One workload against one server, for some seconds.
///
/// @param parts the loads that run at once; the first is the one that is looked at
record Trial(String name, Server server, List<Part> parts) {

    /// @param rate requests per second, or 0 for one after the other on each connection
    record Part(Workload workload, int connections, double rate) {}

    interface LoadMaker {
        Load make(Server server, Part part);
    }

    /// Runs it, and measures between `warmup` and its end. Every part is one figure.
    List<Figures> run(LoadMaker loads, Duration warmup, Duration length) throws InterruptedException {
        List<Load> running = new ArrayList<>();
        try {
            for (Part part : parts) {
                Load load = loads.make(server, part);
                running.add(load);
                load.start();
            }
            Thread.sleep(warmup);
            return measured(running, length);
        } finally {
            running.forEach(Load::close);
        }
    }

    private List<Figures> measured(List<Load> running, Duration length) throws InterruptedException {
        Server.Spent before = server.spent();
        long began = System.nanoTime();
        for (Load load : running) {
            load.record();
        }
        Thread.sleep(length);
        List<Tally> tallies = new ArrayList<>();
        for (Load load : running) {
            tallies.add(load.tally());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Server.Spent spent = server.spent().since(before);
        List<Figures> figures = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            figures.add(Figures.of(nameOf(parts.get(i)), server, tallies.get(i), seconds, spent, tallies));
        }
        return figures;
    }

    private String nameOf(Part part) {
        return parts.size() == 1 ? name : name + ":" + Names.of(part.workload());
    }
}
