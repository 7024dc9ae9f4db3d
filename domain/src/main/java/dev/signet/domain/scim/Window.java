package dev.signet.domain.scim;

import java.util.Optional;
import java.util.UUID;

/// Which part of a list.
public sealed interface Window {

    /// How many at most.
    int count();

    /// By number (RFC 7644 §3.4.2.4).
    ///
    /// @param start the first one, from 1
    record Numbered(int start, int count) implements Window {}

    /// What comes after a place in the order (RFC 9865). Whatever is removed meanwhile, nobody who stays is left out.
    ///
    /// @param last the last one of the part before; empty at the beginning
    record Following(Optional<Place> last, int count) implements Window {}

    /// A place in the order.
    ///
    /// @param key by what the list is sorted; empty where that is absent, or there is no order but that of the ids
    record Place(Optional<String> key, UUID id) {}
}
