package dev.signet.application.signature;

import dev.signet.application.Entropy;
import dev.signet.domain.signature.Jwk;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Remembers what its clients signed: an assertion is a name for a key, a header and claims.
public final class InMemoryClientAssertions implements ClientAssertions {

    private static final Set<Object> TYPES = Set.of("JWT", "client-authentication+jwt");

    private final Entropy entropy;
    private final Map<String, Signed> assertions = new ConcurrentHashMap<>();

    /// @param entropy for the names of keys and assertions
    public InMemoryClientAssertions(Entropy entropy) {
        this.entropy = entropy;
    }

    private record Signed(Jwk key, Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {}

    /// A new key for a client.
    public Jwk newKey() {
        return new Jwk(Map.of("kty", "OKP", "crv", "Ed25519", "x", text()));
    }

    /// An assertion of `claims`, signed by `key`.
    public String sign(Jwk key, Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {
        String assertion = text();
        assertions.put(assertion, new Signed(key, header, Collections.unmodifiableMap(new LinkedHashMap<>(claims))));
        return assertion;
    }

    @Override
    public Optional<String> claimedIssuer(String assertion) {
        return Optional.ofNullable(assertions.get(assertion))
                .map(signed -> signed.claims().get("iss"))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> verify(String assertion, List<Jwk> keys) {
        return Optional.ofNullable(assertions.get(assertion))
                .filter(signed -> keys.contains(signed.key()))
                .filter(signed ->
                        Set.of("kid", "typ").containsAll(signed.header().keySet()))
                .filter(signed -> TYPES.contains(signed.header().getOrDefault("typ", "JWT")))
                .filter(signed -> names(signed.header().get("kid"), signed.key()))
                .map(Signed::claims);
    }

    private static boolean names(@Nullable Object kid, Jwk key) {
        return kid == null || kid.equals(key.thumbprint().value());
    }

    private String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(entropy.bytes(32));
    }
}
