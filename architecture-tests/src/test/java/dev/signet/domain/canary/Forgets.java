package dev.signet.domain.canary;

import java.util.concurrent.ConcurrentHashMap;

/// A cache, where only adapters may have one.
public final class Forgets {

    private final ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();

    String of(String key) {
        return cache.computeIfAbsent(key, k -> k);
    }
}
