package dev.signet.bootstrap.description;

import dev.signet.bootstrap.description.Description.DescribedGroup;
import dev.signet.domain.scim.Gathering;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The groups that there are, each of which is found once: several may be alike.
final class GroupsThere {

    private final Map<String, Deque<Gathering>> groups = new HashMap<>();

    /// @param groups the oldest first
    GroupsThere(List<Gathering> groups) {
        for (Gathering group : groups) {
            this.groups
                    .computeIfAbsent(key(Survey.described(group)), key -> new ArrayDeque<>())
                    .add(group);
        }
    }

    /// The group that `described` means, which nobody meant before.
    Optional<Gathering> take(DescribedGroup described) {
        Deque<Gathering> alike = groups.get(key(described));
        return alike == null ? Optional.empty() : Optional.ofNullable(alike.poll());
    }

    private static String key(DescribedGroup group) {
        return group.externalId().map(id -> "id:" + id).orElseGet(() -> "name:" + group.name());
    }
}
