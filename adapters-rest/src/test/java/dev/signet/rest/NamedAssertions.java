package dev.signet.rest;

import dev.signet.application.signature.ClientAssertions;
import dev.signet.domain.Cast;
import dev.signet.domain.signature.Jwk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Assertions that are written `client|audience|jti` and taken as signed.
final class NamedAssertions implements ClientAssertions {

    @Override
    public Optional<String> claimedIssuer(String assertion) {
        return Optional.of(assertion.split("\\|", -1))
                .filter(a -> a.length == 3)
                .map(a -> a[0]);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> verify(String assertion, List<Jwk> keys) {
        String[] parts = assertion.split("\\|", -1);
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of(
                        "iss", parts[0],
                        "sub", parts[0],
                        "aud", parts[1],
                        "jti", parts[2],
                        "exp", Cast.NOON.getEpochSecond() + 60));
    }
}
