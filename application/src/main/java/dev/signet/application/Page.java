package dev.signet.application;

import java.util.List;
import java.util.Optional;

/// A part of a list in a stable order, and where the next part begins.
///
/// @param next the key to continue after; empty at the end
public record Page<T, K>(List<T> items, Optional<K> next) {

    public Page {
        items = List.copyOf(items);
    }
}
