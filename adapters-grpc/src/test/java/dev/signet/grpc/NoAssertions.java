package dev.signet.grpc;

import dev.signet.application.signature.ClientAssertions;
import dev.signet.domain.signature.Jwk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Nobody asserts anything here: this dialect knows no clients.
final class NoAssertions implements ClientAssertions {

    @Override
    public Optional<String> claimedIssuer(String assertion) {
        return Optional.empty();
    }

    @Override
    public Optional<Map<String, @Nullable Object>> verify(String assertion, List<Jwk> keys) {
        return Optional.empty();
    }
}
