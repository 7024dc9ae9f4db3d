package dev.signet.bootstrap.settings;

import java.io.Serial;
import java.util.List;

/// Everything that is wrong with the configuration, found in one go. No value of a secret is ever in it.
public final class Mistakes extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /// @param lines at least one, each naming what is wrong and what would be right
    public Mistakes(List<String> lines) {
        super(String.join("\n", lines), null, false, false);
        this.lines = List.copyOf(lines);
    }

    /// One line for each mistake.
    public List<String> lines() {
        return lines;
    }
}
