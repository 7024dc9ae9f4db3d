package dev.signet.domain.scim;

import dev.signet.domain.InvalidValue;
import java.util.Comparator;
import java.util.List;

/// What is kept of a person beyond what they log in with: their names, numbers and addresses, each as a [Fact]. Two
/// profiles of the same facts are equal.
///
/// @param facts at most [#MOST]
public record Profile(List<Fact> facts) {

    /// Nothing.
    public static final Profile EMPTY = new Profile(List.of());

    /// The most facts.
    public static final int MOST = 500;

    public Profile {
        InvalidValue.unless(facts.size() <= MOST, "must have at most %d values".formatted(MOST));
        facts = facts.stream()
                .sorted(Comparator.comparing(Fact::attribute).thenComparingInt(Fact::position))
                .toList();
    }
}
