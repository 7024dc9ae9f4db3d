package dev.signet.domain.signature;

import dev.signet.domain.InvalidValue;
import java.time.Instant;
import java.util.Optional;

/// When a key begins to sign, stops signing, and stops verifying. Its state follows from the clock, so every node
/// sees the same one without being told.
///
/// @param activeFrom when it begins to sign
/// @param retiringFrom when it stops to sign; empty: not yet known
/// @param retiredFrom when it stops to verify; empty: not yet known
public record KeyLife(Instant activeFrom, Optional<Instant> retiringFrom, Optional<Instant> retiredFrom) {

    public KeyLife {
        retiredFrom.ifPresent(end -> InvalidValue.unless(
                retiringFrom.isPresent() && !end.isBefore(retiringFrom.get()),
                "a key must stop signing before it stops verifying"));
    }

    /// A key that signs from `instant` on.
    public static KeyLife from(Instant instant) {
        return new KeyLife(instant, Optional.empty(), Optional.empty());
    }

    /// The state at `now`.
    public KeyState at(Instant now) {
        if (retiredFrom.filter(end -> !now.isBefore(end)).isPresent()) {
            return KeyState.RETIRED;
        }
        if (retiringFrom.filter(end -> !now.isBefore(end)).isPresent()) {
            return KeyState.RETIRING;
        }
        return now.isBefore(activeFrom) ? KeyState.UPCOMING : KeyState.ACTIVE;
    }

    /// The same key, ending: signs until `signsUntil`, verifies until `verifiesUntil`. An end once set never moves
    /// later.
    public KeyLife ending(Instant signsUntil, Instant verifiesUntil) {
        Instant signs = retiringFrom.filter(end -> end.isBefore(signsUntil)).orElse(signsUntil);
        Instant verifies =
                retiredFrom.filter(end -> end.isBefore(verifiesUntil)).orElse(verifiesUntil);
        return new KeyLife(activeFrom, Optional.of(signs), Optional.of(verifies.isBefore(signs) ? signs : verifies));
    }
}
