package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/// The entity tags of a resource, as far as they were told.
final class Tags {

    /// Those of what it was before.
    final List<String> stale = new ArrayList<>();

    /// That of what it is; empty where nobody was told.
    private String current = "";

    String current() {
        return current;
    }

    /// It is something else now.
    ///
    /// @param told its tag, or empty
    void change(String told) {
        if (!current.isEmpty()) {
            stale.add(current);
        }
        assertThat(stale).as("tags of before").doesNotContain(told);
        current = told;
    }

    /// It is what it was.
    void see(String told) {
        assertThat(stale).as("tags of before").doesNotContain(told);
        if (!current.isEmpty()) {
            assertThat(told).as("its tag").isEqualTo(current);
        }
        current = told;
    }
}
