package dev.signet.secrets.signature;

import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.SecretText;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.secrets.JsonMembers;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/// A signing key as operators keep it elsewhere: a PEM text; or, for HS256, the shared secret as it is; or
/// a JSON object with `private_key` (or `privateKey`), `public_key` (`publicKey`), `shared_secret`
/// (`secret`) and `algorithm`; or an object whose member `OIDC_SIGNING_KEY` is one of these. It prints
/// nothing.
final class KeptKey {

    private static final String INNER = "OIDC_SIGNING_KEY";

    /// The hash's own length (RFC 7518 §3.2).
    private static final int SHORTEST_SHARED = 32;

    private final byte[] secret;
    private final Optional<byte[]> publicHalf;

    private KeptKey(byte[] secret, Optional<byte[]> publicHalf) {
        this.secret = secret;
        this.publicHalf = publicHalf;
    }

    /// PKCS #8 (RFC 5958), or the raw secret for HS256.
    byte[] secret() {
        return secret.clone();
    }

    /// The public half (RFC 5280 §4.1.2.7), if it is kept with the private one.
    Optional<byte[]> publicHalf() {
        return publicHalf.map(byte[]::clone);
    }

    /// Reads the key for `algorithm` in `text`.
    ///
    /// @param where it lies, for messages
    /// @throws KeysUnavailable if there is none, or it is for another algorithm
    static KeptKey read(SecretText text, SignatureAlgorithm algorithm, String where) {
        String plain = text.reveal().strip();
        return plain.startsWith("{")
                ? ofObject(members(plain, where), algorithm, where)
                : ofText(plain, algorithm, where);
    }

    private static KeptKey ofObject(Map<?, ?> members, SignatureAlgorithm algorithm, String where) {
        Object inner = members.get(INNER);
        return switch (inner) {
            case null -> ofMembers(members, algorithm, where);
            case Map<?, ?> object -> ofMembers(object, algorithm, where);
            case String text
            when text.strip().startsWith("{") -> ofMembers(members(text.strip(), where), algorithm, where);
            case String text -> ofText(text.strip(), algorithm, where);
            default -> throw new KeysUnavailable(where + ": its member " + INNER + " is neither text nor object");
        };
    }

    private static KeptKey ofMembers(Map<?, ?> members, SignatureAlgorithm algorithm, String where) {
        text(members, "algorithm")
                .filter(said -> !said.equals(algorithm.wireName()))
                .ifPresent(said -> {
                    throw new KeysUnavailable(
                            "%s: is a key for %s, not for %s".formatted(where, sayable(said), algorithm.wireName()));
                });
        if (algorithm == SignatureAlgorithm.HS256) {
            return text(members, "shared_secret", "secret")
                    .map(secret -> shared(secret, where))
                    .orElseThrow(() -> new KeysUnavailable(where + ": has no member shared_secret"));
        }
        String key = text(members, "private_key", "privateKey")
                .orElseThrow(() -> new KeysUnavailable(where + ": has no member private_key or " + INNER));
        Optional<byte[]> half = text(members, "public_key", "publicKey").map(pem -> publicHalf(pem, where));
        return new KeptKey(pkcs8(key, where), half);
    }

    private static KeptKey ofText(String text, SignatureAlgorithm algorithm, String where) {
        return algorithm == SignatureAlgorithm.HS256
                ? shared(text, where)
                : new KeptKey(pkcs8(text, where), Optional.empty());
    }

    private static KeptKey shared(String secret, String where) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SHARED) {
            throw new KeysUnavailable(where + ": a shared secret for HS256 has at least 32 bytes (RFC 7518 §3.2)");
        }
        if (secret.startsWith("-----BEGIN")) {
            throw new KeysUnavailable(where + ": is a key in PEM, which is no shared secret for HS256");
        }
        return new KeptKey(bytes, Optional.empty());
    }

    private static byte[] pkcs8(String text, String where) {
        PemObject pem = pem(text, where);
        try {
            return switch (pem.getType()) {
                case "PRIVATE KEY" -> pem.getContent();
                case "RSA PRIVATE KEY" ->
                    new PrivateKeyInfo(
                                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                                    RSAPrivateKey.getInstance(pem.getContent()))
                            .getEncoded();
                case "EC PRIVATE KEY" -> {
                    ECPrivateKey key = ECPrivateKey.getInstance(pem.getContent());
                    yield new PrivateKeyInfo(
                                    new AlgorithmIdentifier(
                                            X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
                                    key)
                            .getEncoded();
                }
                default -> throw new KeysUnavailable(where + ": holds no private key in the clear in PEM");
            };
        } catch (IOException | IllegalArgumentException e) {
            throw new KeysUnavailable(where + ": its private key cannot be read", e);
        }
    }

    private static byte[] publicHalf(String text, String where) {
        PemObject pem = pem(text, where);
        if (!pem.getType().equals("PUBLIC KEY")) {
            throw new KeysUnavailable(where + ": its public_key is none in PEM (BEGIN PUBLIC KEY)");
        }
        return pem.getContent();
    }

    /// In environment variables lines are often written as `\n`.
    private static PemObject pem(String text, String where) {
        try (PemReader reader = new PemReader(new StringReader(text.replace("\\n", "\n")))) {
            PemObject pem = reader.readPemObject();
            if (pem != null) {
                return pem;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new KeysUnavailable(where + ": is no well-formed PEM", e);
        }
        throw new KeysUnavailable(where + ": holds no key in PEM");
    }

    private static Map<?, ?> members(String json, String where) {
        return JsonMembers.read(json.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new KeysUnavailable(where + ": begins like a JSON object and is none"));
    }

    private static Optional<String> text(Map<?, ?> members, String... names) {
        return Stream.of(names)
                .map(members::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /// A word that is surely the name of an algorithm; else it might be something that must not be shown.
    private static String sayable(String said) {
        return Arrays.stream(SignatureAlgorithm.values())
                .map(SignatureAlgorithm::wireName)
                .filter(said::equals)
                .findFirst()
                .orElse("an algorithm that is not known");
    }
}
