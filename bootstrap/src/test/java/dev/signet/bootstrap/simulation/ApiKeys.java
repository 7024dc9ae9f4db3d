package dev.signet.bootstrap.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Somebody's API keys, the newest last.
final class ApiKeys {

    final List<Key> all = new ArrayList<>();

    /// What becomes of a key that is presented.
    enum Fate {
        GOOD,
        OVER,
        GONE
    }

    /// One key.
    static final class Key {
        final String text;
        private Instant end;
        private boolean gone;

        private Key(String text, Instant end) {
            this.text = text;
            this.end = end;
        }

        Fate fate(Instant now) {
            if (gone) {
                return Fate.GONE;
            }
            return now.isBefore(end) ? Fate.GOOD : Fate.OVER;
        }
    }

    /// The one before lives on for the overlap, older ones end at once.
    void rotate(String next, Duration lifetime, Duration overlap, Instant now) {
        List<Key> live = all.stream().filter(key -> !key.gone).toList();
        live.forEach(key -> {
            key.gone = key != live.getLast() || overlap.isZero();
            key.end = key.end.isBefore(now.plus(overlap)) ? key.end : now.plus(overlap);
        });
        all.add(new Key(next, now.plus(lifetime)));
    }
}
