package dev.signet.secrets.signature;

import com.github.benmanes.caffeine.cache.Cache;
import dev.signet.application.signature.ClientAssertions;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads client assertions with the Nimbus library, as strictly as tokens of our own.
public final class NimbusClientAssertions implements ClientAssertions {

    private static final Set<String> TYPES = Set.of("JWT", "client-authentication+jwt");

    private final SignatureProviders providers;
    private final PublicKeys publicKeys;

    /// @param remembered how many clients' keys stay ready at most
    public NimbusClientAssertions(SignatureProviders providers, int remembered) {
        this.providers = providers;
        this.publicKeys = new PublicKeys(providers, remembered);
    }

    /// Shows what is remembered, by name, to whoever measures it.
    public void measureWith(BiConsumer<String, Cache<?, ?>> meters) {
        publicKeys.measureWith("assertion_keys", meters);
    }

    @Override
    public Optional<String> claimedIssuer(String assertion) {
        return CompactJws.parse(assertion, LONGEST)
                .flatMap(CompactJws::claims)
                .map(claims -> claims.get("iss"))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> verify(String assertion, List<Jwk> keys) {
        return CompactJws.parse(assertion, LONGEST)
                .filter(jws -> jws.type().filter(type -> !TYPES.contains(type)).isEmpty())
                .filter(jws -> SignatureAlgorithm.ofWireName(jws.algorithm())
                        .filter(SignatureAlgorithm::isAsymmetric)
                        .filter(algorithm -> keys.stream()
                                .filter(key -> isNamed(key, jws.keyId()))
                                .anyMatch(key -> isGood(key, algorithm, jws)))
                        .isPresent())
                .flatMap(CompactJws::claims);
    }

    /// A key is named by the `kid` it was registered with, or by its thumbprint. A token that names none may be
    /// of any.
    private static boolean isNamed(Jwk key, Optional<String> kid) {
        return kid.isEmpty()
                || Objects.equals(key.members().get("kid"), kid.get())
                || key.thumbprint().value().equals(kid.get());
    }

    private boolean isGood(Jwk key, SignatureAlgorithm algorithm, CompactJws jws) {
        return publicKeys
                .of(key, algorithm)
                .filter(known -> providers.suite(algorithm).isGood(known, jws.signed(), jws.signature()))
                .isPresent();
    }
}
