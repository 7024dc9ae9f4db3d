package dev.signet.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A part of a list in a stable order, and where the next part begins.
///
/// @param next the key to continue after; empty at the end
public record Page<T, K>(List<T> items, Optional<K> next) {

    public Page {
        items = List.copyOf(items);
    }

    /// The page of at most `limit` items, of which one more was fetched to see whether there is a next page.
    ///
    /// @param key by which a next page continues
    public static <T, K> Page<T, K> of(List<T> fetched, int limit, Function<T, K> key) {
        if (fetched.size() <= limit) {
            return new Page<>(fetched, Optional.empty());
        }
        return new Page<>(fetched.subList(0, limit), Optional.of(key.apply(fetched.get(limit - 1))));
    }
}
