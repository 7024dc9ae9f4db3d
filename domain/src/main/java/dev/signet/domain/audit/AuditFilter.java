package dev.signet.domain.audit;

import java.time.Instant;
import java.util.Optional;

/// Which entries of a trail are wanted; what is empty does not matter.
///
/// @param actor the id of a client or user
/// @param from when at the earliest
/// @param until before when
public record AuditFilter(
        Optional<ActorKind> actorKind,
        Optional<String> actor,
        Optional<AuditAction> action,
        Optional<AuditOutcome> outcome,
        Optional<Instant> from,
        Optional<Instant> until) {

    /// All of them.
    public static final AuditFilter NONE = new AuditFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Whether `entry` is wanted.
    public boolean takes(AuditEntry entry) {
        return actorKind.map(entry.actor().kind()::equals).orElse(true)
                && actor.map(entry.actor().id()::equals).orElse(true)
                && action.map(entry.action()::equals).orElse(true)
                && outcome.map(entry.outcome()::equals).orElse(true)
                && from.map(time -> !entry.at().isBefore(time)).orElse(true)
                && until.map(entry.at()::isBefore).orElse(true);
    }
}
