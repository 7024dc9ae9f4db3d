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

    /// What was found.
    ///
    /// @param checks each thing looked at, with what is wrong with it if anything is
    public record Report(Map<String, Optional<String>> checks) {

        /// Whether nothing is wrong.
        public boolean isReady() {
            return checks.values().stream().allMatch(Optional::isEmpty);
        }
    }

    /// Looks.
    public Report handle() {
        Map<String, Optional<String>> checks = new TreeMap<>();
        probes.forEach(probe -> checks.put(probe.name(), probe.trouble()));
        return new Report(checks);
    }
}
