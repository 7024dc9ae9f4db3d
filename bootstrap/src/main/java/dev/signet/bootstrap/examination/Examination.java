package dev.signet.bootstrap.examination;

import dev.signet.bootstrap.settings.Mistakes;
import dev.signet.bootstrap.settings.Settings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Looks at a deployment from the outside in. What cannot be looked at because of something else is left out.
public final class Examination {

    private final InstantSource clock;

    /// @param clock of this machine, compared with the database's
    public Examination(InstantSource clock) {
        this.clock = clock;
    }

    /// What is wrong with a configuration that could not be read.
    public static List<Finding> of(Mistakes mistakes) {
        return mistakes.lines().stream()
                .map(line -> Finding.fail("configuration", line, "correct it; docs/operating.md lists every setting"))
                .toList();
    }

    /// Everything that was found.
    public List<Finding> of(Settings settings) {
        List<Finding> found = new ArrayList<>();
        if (settings.warnings().isEmpty()) {
            found.add(Finding.ok("configuration", "every setting is well-formed"));
        }
        settings.warnings()
                .forEach(warning -> found.add(
                        Finding.warn("configuration", warning, "correct or remove it; docs/operating.md lists them")));
        found.addAll(new DirectoryCheck(settings).findings());
        found.addAll(new ListeningCheck(settings.listening()).findings());
        found.addAll(new DatabaseCheck(settings, clock).findings());
        return found;
    }
}
