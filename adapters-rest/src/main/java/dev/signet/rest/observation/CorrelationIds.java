package dev.signet.rest.observation;

import dev.signet.domain.audit.CorrelationId;
import io.micronaut.http.HttpRequest;
import java.util.concurrent.ThreadLocalRandom;

/// What a request is called: by its caller, in one of two headers, or by us.
public final class CorrelationIds {

    /// The header that carries it, of requests and answers.
    public static final String HEADER = "X-Correlation-ID";

    private static final String OTHER_HEADER = "X-Request-ID";

    private CorrelationIds() {}

    /// The id of `request`.
    public static String of(HttpRequest<?> request) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return CorrelationId.fit(request.getHeaders().get(HEADER))
                .or(() -> CorrelationId.fit(request.getHeaders().get(OTHER_HEADER)))
                .orElseGet(() -> CorrelationId.of(random.nextLong(), random.nextLong()))
                .value();
    }
}
