package dev.signet.domain.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How often something was refused within a time, and to whom.
///
/// @param names under which it was asked for; a second one stands for all others
public record RefusalTally(Refusal refusal, Set<String> names, int count, Instant first, Instant last) {

    private static final int ENOUGH = 2;

    public RefusalTally {
        names = names.stream().sorted().limit(ENOUGH).collect(Collectors.toUnmodifiableSet());
    }

    /// A single one.
    public static RefusalTally of(Refusal refusal, Optional<String> name, Instant at) {
        return new RefusalTally(refusal, name.map(Set::of).orElse(Set.of()), 1, at, at);
    }

    /// Both together.
    public RefusalTally plus(RefusalTally other) {
        return new RefusalTally(
                refusal,
                Stream.concat(names.stream(), other.names.stream()).collect(Collectors.toSet()),
                (int) Math.min(Integer.MAX_VALUE, (long) count + other.count),
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }

    /// The name, if there is one and no other.
    public Optional<String> onlyName() {
        return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
    }

    /// Whether there were several names.
    public boolean hasSeveralNames() {
        return names.size() > 1;
    }
}
