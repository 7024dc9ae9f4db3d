package dev.signet.grpc.edge;

import dev.signet.domain.audit.CorrelationId;
import io.grpc.Metadata;
import java.util.concurrent.ThreadLocalRandom;

/// What a call is called: by its caller, in metadata of one of two names, or by us.
public final class CorrelationIds {

    /// The name that carries it, of calls and answers.
    public static final Metadata.Key<String> NAME =
            Metadata.Key.of("x-correlation-id", Metadata.ASCII_STRING_MARSHALLER);

    private static final Metadata.Key<String> OTHER_NAME =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

    private CorrelationIds() {}

    static String of(Metadata metadata) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return CorrelationId.fit(metadata.get(NAME))
                .or(() -> CorrelationId.fit(metadata.get(OTHER_NAME)))
                .orElseGet(() -> CorrelationId.of(random.nextLong(), random.nextLong()))
                .value();
    }
}
