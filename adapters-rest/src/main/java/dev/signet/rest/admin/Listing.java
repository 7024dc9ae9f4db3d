package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.application.Page;
import dev.signet.domain.InvalidValue;
import dev.signet.rest.edge.Fault;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param next what to give as `after` for the next part; null at the end
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Listing<T>(List<T> items, @Nullable String next) {

    private static final int USUAL = 50;
    private static final int MOST = 1000;

    static <D, K, T> Listing<T> of(Page<D, K> page, Function<D, T> view, Function<K, String> key) {
        return new Listing<>(
                page.items().stream().map(view).toList(), page.next().map(key).orElse(null));
    }

    /// How many items a request wants: its `limit`, 1 to 1000, or 50.
    static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (text.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw Fault.invalidParameter("limit", "must be 1 to " + MOST);
    }

    /// After which item a request wants to go on.
    static <K> Optional<K> after(@Nullable String text, Function<String, K> key) {
        try {
            return Optional.ofNullable(text).map(key);
        } catch (InvalidValue e) {
            throw Fault.invalidParameter("after", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw Fault.invalidParameter("after", "must be the `next` of an earlier answer");
        }
    }
}
