package dev.signet.secrets.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// Public keys ready to verify with, remembered by the JWK they are read from: a bounded number, the idle ones
/// forgotten. Only sound keys are ready: RSA of 2048 to 8192 bits, a point of P-256, Ed25519.
final class PublicKeys {

    private static final Set<String> ESSENTIAL = Set.of("kty", "n", "e", "crv", "x", "y");

    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112"); // RFC 8410 §3

    private final SignatureProviders providers;
    private final Cache<Jwk, Optional<PublicKey>> ready;

    /// @param remembered how many keys at most
    PublicKeys(SignatureProviders providers, int remembered) {
        this.providers = providers;
        this.ready = Caffeine.newBuilder().maximumSize(remembered).recordStats().build();
    }

    /// @param name of what they verify
    void measureWith(String name, BiConsumer<String, Cache<?, ?>> meters) {
        meters.accept(name, ready);
    }

    /// The key of `jwk` for `algorithm`; empty if it is not one of that algorithm, or not sound.
    Optional<PublicKey> of(Jwk jwk, SignatureAlgorithm algorithm) {
        return algorithmOf(jwk).filter(algorithm::equals).isPresent()
                ? ready.get(jwk, unread -> read(unread, algorithm))
                : Optional.empty();
    }

    /// The one algorithm that goes with the type and curve of `jwk`; empty if none that Signet knows, or if the JWK
    /// says itself that it is for something else (RFC 7517 §4.2, §4.4).
    static Optional<SignatureAlgorithm> algorithmOf(Jwk jwk) {
        Optional<SignatureAlgorithm> natural = switch (jwk.member("kty")) {
            case "RSA" -> Optional.of(SignatureAlgorithm.RS256);
            case "EC" -> Optional.of(SignatureAlgorithm.ES256).filter(any -> isOn(jwk, "P-256"));
            default -> Optional.of(SignatureAlgorithm.EDDSA).filter(any -> isOn(jwk, "Ed25519"));
        };
        return natural.filter(algorithm ->
                        jwk.members().getOrDefault("alg", algorithm.wireName()).equals(algorithm.wireName()))
                .filter(any -> jwk.members().getOrDefault("use", "sig").equals("sig"));
    }

    private static boolean isOn(Jwk jwk, String curve) {
        return jwk.member("crv").equals(curve);
    }

    private Optional<PublicKey> read(Jwk jwk, SignatureAlgorithm algorithm) {
        Map<String, Object> members = new LinkedHashMap<>(jwk.members());
        members.keySet().retainAll(ESSENTIAL);
        try {
            PublicKey key = providers.suite(algorithm).publicKey(encoded(JWK.parse(members)));
            return Optional.of(key).filter(PublicKeys::isSound);
        } catch (ParseException | JOSEException | InvalidKeySpecException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] encoded(JWK jwk) throws JOSEException, IOException {
        return switch (jwk) {
            case RSAKey rsa -> rsa.toRSAPublicKey().getEncoded();
            case ECKey ec -> ec.toECPublicKey().getEncoded(); // which checks that the point is on the curve
            case OctetKeyPair edwards ->
                new SubjectPublicKeyInfo(new AlgorithmIdentifier(ED25519), edwards.getDecodedX()).getEncoded();
            default -> throw new IllegalArgumentException("no public key");
        };
    }

    private static boolean isSound(PublicKey key) {
        return !(key instanceof RSAPublicKey rsa)
                || (rsa.getModulus().bitLength() >= 2048
                        && rsa.getModulus().bitLength() <= 8192
                        && rsa.getPublicExponent().bitLength() > 1
                        && rsa.getPublicExponent().bitLength() <= 33
                        && rsa.getPublicExponent().testBit(0));
    }
}
