package dev.signet.application.readiness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Tells whether this node can do its work.
public final class CheckReadiness {

    private final List<Probe> probes;

    public CheckReadiness(List<Probe> probes) {
        this.probes = List.copyOf(probes);
    }

    /// What was found of one thing.
    ///
    /// @param trouble why this node must get no traffic
    /// @param concern what an operator should look at nevertheless
    public record Check(Optional<String> trouble, Optional<String> concern) {}

    /// What was found.
    ///
    /// @param checks each thing looked at
    public record Report(Map<String, Check> checks) {

        /// Whether this node may get traffic.
        public boolean isReady() {
            return checks.values().stream().allMatch(check -> check.trouble().isEmpty());
        }
    }

    /// Looks.
    public Report handle() {
        Map<String, Check> checks = new TreeMap<>();
        probes.forEach(probe -> checks.put(probe.name(), new Check(probe.trouble(), probe.concern())));
        return new Report(checks);
    }
}
