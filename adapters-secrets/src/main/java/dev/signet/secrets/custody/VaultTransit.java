package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.io.IOException;
import java.io.StringReader;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/// Keys in the transit engine of HashiCorp Vault. A key there has versions; each of them is a key of its
/// own here.
final class VaultTransit implements RemoteKeys {

    private static final Pattern SIGNATURE = Pattern.compile("vault:v(?<version>[0-9]+):(?<value>[A-Za-z0-9_-]+)");
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112"); // RFC 8410 §3

    private final VaultClient vault;

    VaultTransit(VaultClient vault) {
        this.vault = vault;
    }

    @Override
    public PublicHalf look(RemoteKey key, SignatureAlgorithm algorithm) {
        Map<?, ?> data = vault.read(path(key, "keys"), key.toString())
                .orElseThrow(() -> new KeysUnavailable(key + ": there is no such key"));
        String type = String.valueOf(data.get("type"));
        if (!isOf(algorithm, type)) {
            throw new KeysUnavailable(
                    "%s: is a key of type %s, which does not sign with %s".formatted(key, type, algorithm.wireName()));
        }
        int version = key.version().orElseGet(() -> latest(data, key));
        Object made = data.get("keys") instanceof Map<?, ?> versions ? versions.get(Integer.toString(version)) : null;
        if (made instanceof Map<?, ?> one && one.get("public_key") instanceof String text) {
            return new PublicHalf(key.at(version), x509(text, algorithm, key));
        }
        throw new KeysUnavailable(key + ": has no version " + version);
    }

    @Override
    public byte[] sign(RemoteKey key, SignatureAlgorithm algorithm, byte[] message) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("input", Base64.getEncoder().encodeToString(message));
        key.version().ifPresent(version -> body.put("key_version", version));
        body.put("marshaling_algorithm", "jws");
        if (algorithm != SignatureAlgorithm.EDDSA) {
            body.put("hash_algorithm", "sha2-256");
        }
        if (algorithm == SignatureAlgorithm.RS256) {
            body.put("signature_algorithm", "pkcs1v15");
        }
        Map<?, ?> data = vault.write(path(key, "sign"), body, key.toString(), () -> look(key, algorithm))
                .orElseThrow(() -> new KeysUnavailable(key + ": there is no such key"));
        Matcher signature = SIGNATURE.matcher(String.valueOf(data.get("signature")));
        if (!signature.matches()
                || key.version()
                        .filter(wanted -> !signature.group("version").equals(wanted.toString()))
                        .isPresent()) {
            throw new KeysUnavailable(key + ": Vault answers with another signature than was asked for");
        }
        return decoded(signature.group("value"), key);
    }

    private static byte[] decoded(String value, RemoteKey key) {
        try {
            return Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new KeysUnavailable(key + ": Vault answers with a malformed signature", e);
        }
    }

    private static boolean isOf(SignatureAlgorithm algorithm, String type) {
        return switch (algorithm) {
            case RS256 -> type.startsWith("rsa-");
            case ES256 -> type.equals("ecdsa-p256");
            case EDDSA -> type.equals("ed25519");
            case HS256 -> false;
        };
    }

    private static int latest(Map<?, ?> data, RemoteKey key) {
        return Optional.ofNullable(data.get("latest_version"))
                .filter(Number.class::isInstance)
                .map(number -> ((Number) number).intValue())
                .orElseThrow(() -> new KeysUnavailable(key + ": has no version"));
    }

    /// Vault writes RSA and ECDSA keys in PEM and those of Ed25519 as 32 bytes in base64.
    private static byte[] x509(String text, SignatureAlgorithm algorithm, RemoteKey key) {
        try {
            if (algorithm == SignatureAlgorithm.EDDSA) {
                return new SubjectPublicKeyInfo(
                                new AlgorithmIdentifier(ED25519),
                                Base64.getDecoder().decode(text))
                        .getEncoded();
            }
            try (PemReader reader = new PemReader(new StringReader(text))) {
                PemObject pem = reader.readPemObject();
                if (pem != null) {
                    return pem.getContent();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new KeysUnavailable(key + ": its public half cannot be read", e);
        }
        throw new KeysUnavailable(key + ": has no public half");
    }

    /// `transit/acme` is the key `acme` of the engine mounted at `transit`.
    private static String path(RemoteKey key, String what) {
        int slash = key.path().lastIndexOf('/');
        return key.path().substring(0, slash) + "/" + what + key.path().substring(slash);
    }
}
