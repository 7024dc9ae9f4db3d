package dev.signet.rest.edge;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.Overloaded;
import dev.signet.application.StoreUnavailable;
import dev.signet.domain.InvalidValue;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;

/// Endpoints that do nothing but fail, at a path of administration's manner and at one of OAuth's.
@Controller
@SuppressWarnings("DoNotCallSuggester") // the server calls them
final class Stumbling {

    static final String SECRET = "jdbc:postgresql://db.internal/signet?password=hunter2";

    @Get("/.stumble/{over}")
    String stumble(String over) {
        throw failure(over);
    }

    @Get("/oauth/stumble/{over}")
    String stumbleInOAuth(String over) {
        throw failure(over);
    }

    private static RuntimeException failure(String over) {
        return switch (over) {
            case "store" -> new StoreUnavailable(SECRET, new IllegalStateException(SECRET));
            case "keys" -> new KeysUnavailable(SECRET);
            case "load" -> new Overloaded(SECRET, Duration.ofMillis(3100));
            case "value" -> new InvalidValue("must have at most 64 characters");
            default -> new IllegalStateException(SECRET);
        };
    }
}
