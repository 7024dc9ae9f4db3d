package dev.signet.domain.signature;

import java.util.Arrays;
import java.util.Optional;

/// The JWS algorithms (RFC 7518 §3.1, RFC 8037 §3.1) that Signet signs with.
public enum SignatureAlgorithm {
    RS256("RS256"),
    ES256("ES256"),
    EDDSA("EdDSA"),
    /// A shared secret. Only for consumers that know nothing else; such a key is never published.
    HS256("HS256");

    private final String wireName;

    SignatureAlgorithm(String wireName) {
        this.wireName = wireName;
    }

    /// The value of the `alg` header.
    public String wireName() {
        return wireName;
    }

    /// Whether anybody may know the key that verifies.
    public boolean isAsymmetric() {
        return this != HS256;
    }

    /// The algorithm of an `alg` header, exactly spelt.
    public static Optional<SignatureAlgorithm> ofWireName(String name) {
        return Arrays.stream(values()).filter(a -> a.wireName.equals(name)).findFirst();
    }
}
