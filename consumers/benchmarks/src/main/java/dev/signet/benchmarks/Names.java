package dev.signet.benchmarks;

import dev.signet.benchmarks.load.Workload;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Workloads as the command line spells them.
final class Names {

    static final String STORM = "mixed-storm";

    private Names() {}

    static String of(Workload workload) {
        return workload.name().toLowerCase(Locale.ROOT);
    }

    static Workload workload(String name) {
        return Arrays.stream(Workload.values())
                .filter(workload -> of(workload).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload " + name + ", but " + all()));
    }

    static String all() {
        return Arrays.stream(Workload.values()).map(Names::of).collect(Collectors.joining(", ")) + ", " + STORM;
    }
}
