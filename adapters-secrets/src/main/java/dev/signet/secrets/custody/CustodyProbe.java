package dev.signet.secrets.custody;

import dev.signet.application.readiness.Probe;
import java.util.List;
import java.util.Optional;

/// Whether what is kept elsewhere could be had when it was last needed. A node without it still verifies,
/// and signs with the keys that it has at hand, so others are better served here than nowhere.
public final class CustodyProbe implements Probe {

    private final CustodyWatch watch;

    public CustodyProbe(CustodyWatch watch) {
        this.watch = watch;
    }

    @Override
    public String name() {
        return "custody";
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public Optional<String> concern() {
        List<String> silent =
                watch.schemes().stream().filter(watch::isOutOfReach).toList();
        if (!silent.isEmpty()) {
            return Optional.of("Out of reach when last needed: %s.".formatted(String.join(", ", silent)));
        }
        int lacking = watch.lacking();
        return lacking == 0
                ? Optional.empty()
                : Optional.of("Signing keys of %d tenants cannot be had from where they are kept.".formatted(lacking));
    }
}
