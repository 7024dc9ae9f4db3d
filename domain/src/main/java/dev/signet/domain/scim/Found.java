package dev.signet.domain.scim;

import java.util.List;
import java.util.Optional;

/// A part of what was found.
///
/// @param total how many were found in all; empty where that was not counted
/// @param next where the next part begins; empty at the end, and where parts have numbers
public record Found<T>(List<T> items, Optional<Integer> total, Optional<Window.Place> next) {

    public Found {
        items = List.copyOf(items);
    }
}
