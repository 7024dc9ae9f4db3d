package dev.signet.application.memory;

import dev.signet.domain.scim.Facts;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds a part of a list by looking at everything.
record InMemorySearch<T>(Function<T, Facts> facts, Function<T, UUID> id) {

    Found<T> run(Stream<T> all, Query query) {
        List<T> found = all.filter(
                        one -> query.filter().isEmpty() || query.filter().get().matches(facts.apply(one)))
                .sorted(Comparator.comparing((T one) -> place(one, query), order(query)))
                .toList();
        return switch (query.window()) {
            case Window.Numbered numbered ->
                new Found<>(
                        found.stream()
                                .skip(numbered.start() - 1L)
                                .limit(numbered.count())
                                .toList(),
                        Optional.of(found.size()),
                        Optional.empty());
            case Window.Following following -> after(following, found, query);
        };
    }

    private Found<T> after(Window.Following following, List<T> found, Query query) {
        List<T> rest = new ArrayList<>(found);
        following.last().ifPresent(last -> rest.removeIf(one -> order(query).compare(place(one, query), last) <= 0));
        List<T> shown = rest.stream().limit(following.count()).toList();
        boolean more = rest.size() > shown.size() && !shown.isEmpty();
        return new Found<>(
                shown, Optional.empty(), more ? Optional.of(place(shown.getLast(), query)) : Optional.empty());
    }

    private Window.Place place(T one, Query query) {
        return new Window.Place(query.sort().flatMap(sort -> facts.apply(one).key(sort.by())), id.apply(one));
    }

    private static Comparator<Window.Place> order(Query query) {
        boolean descending = query.sort().map(Query.Sort::descending).orElse(false);
        Comparator<Window.Place> keys = Comparator.comparing(
                place -> place.key().orElse(null), Comparator.nullsLast(Comparator.<String>naturalOrder()));
        Comparator<Window.Place> byKey = descending ? keys.reversed() : keys;
        return byKey.thenComparing(place -> place.id().toString());
    }
}
