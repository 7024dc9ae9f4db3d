package dev.signet.domain.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A seal and what is left of its entry.
public record Link(Seal seal, Kept kept) {

    /// What is wrong with this link where the chain stands at `before`; empty if nothing is.
    ///
    /// @param successorElsewhere whether another seal follows `before`; asked only where something is wrong
    /// @param left whether an entry of that id has left by its age
    public Optional<Break> flaw(
            Head before, Evidence evidence, BooleanSupplier successorElsewhere, Predicate<UUID> left) {
        if (seal.position() != before.position() + 1) {
            return Optional.of(new Break(Break.Kind.DELETED, before.position() + 1, Optional.empty()));
        }
        if (!evidence.key()) {
            return broken(Break.Kind.KEY_MISSING);
        }
        if (!evidence.place()) {
            return broken(misplaced(before, evidence, successorElsewhere.getAsBoolean()));
        }
        if (!seal.previous().equals(before.mac())) {
            return broken(Break.Kind.REORDERED);
        }
        return content(evidence, left);
    }

    /// A seal that was not written like this. A true entry with a true successor of the chain elsewhere has
    /// moved; a false one before it was put in. Where no seal follows the chain any more, that one is gone,
    /// unless it is this one.
    private Break.Kind misplaced(Head before, Evidence evidence, boolean successorElsewhere) {
        if (successorElsewhere) {
            return evidence.content() ? Break.Kind.REORDERED : Break.Kind.INSERTED;
        }
        return evidence.content() && !seal.previous().equals(before.mac()) ? Break.Kind.DELETED : Break.Kind.ALTERED;
    }

    private Optional<Break> content(Evidence evidence, Predicate<UUID> left) {
        return switch (kept) {
            case Kept.Absent absent -> left.test(seal.entry()) ? Optional.empty() : broken(Break.Kind.DELETED);
            case Kept.Unreadable unreadable -> broken(Break.Kind.ALTERED);
            case Kept.Present present -> {
                if (!evidence.content()) {
                    yield broken(Break.Kind.ALTERED);
                }
                boolean inPlace =
                        present.claimed().isPresent() && present.claimed().getAsLong() == seal.position();
                yield inPlace ? Optional.empty() : broken(Break.Kind.REORDERED);
            }
        };
    }

    private Optional<Break> broken(Break.Kind kind) {
        return Optional.of(new Break(kind, seal.position(), Optional.of(seal.entry())));
    }
}
