package dev.signet.persistence;

import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Between the values of the domain and those of the schema.
public final class Values {

    private Values() {}

    /// A time as the schema keeps it: to the microsecond, cut off and never rounded up.
    public static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /// A time that may be absent.
    public static @Nullable OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(Values::time).orElse(null);
    }

    /// The time of a column that may be null.
    public static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    /// A duration in seconds.
    public static @Nullable Integer seconds(Optional<Duration> duration) {
        return duration.map(d -> Math.toIntExact(d.toSeconds())).orElse(null);
    }

    /// The duration of a column of seconds that may be null.
    public static Optional<Duration> duration(@Nullable Integer seconds) {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }

    /// A constant as the schema spells it.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// The constant that the schema spells `word`.
    public static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /// Scopes by name, in order.
    public static String[] names(Scopes scopes) {
        return texts(scopes.values(), Scope::value);
    }

    /// The scopes of these names.
    public static Scopes scopes(String[] names) {
        return Scopes.of(Arrays.asList(names));
    }

    /// Whatever has a text, by it, in order.
    public static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).sorted().toArray(String[]::new);
    }

    /// The elements of an array column, of which there are none if it is null.
    public static Stream<String> stream(String @Nullable [] texts) {
        return texts == null ? Stream.empty() : Arrays.stream(texts);
    }
}
