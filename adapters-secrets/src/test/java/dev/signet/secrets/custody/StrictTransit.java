package dev.signet.secrets.custody;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The transit engine of [StrictVault]: keys with versions, which sign and never leave.
final class StrictTransit {

    private final Map<String, Key> keys = new ConcurrentHashMap<>();

    private record Key(String type, List<KeyPair> versions) {}

    StrictVault.Reply reply(boolean writes, String path, Map<String, @Nullable Object> body) {
        String[] parts = path.split("/", -1);
        if (parts.length == 2 && parts[0].equals("keys") && writes) {
            return made(parts[1], String.valueOf(body.getOrDefault("type", "aes256-gcm96")));
        }
        Key key = parts.length < 2 ? null : keys.get(parts[1]);
        if (key == null) {
            return parts[0].equals("sign")
                    ? StrictVault.Reply.error(400, "signing key not found")
                    : StrictVault.Reply.error(404);
        }
        if (parts.length == 2 && parts[0].equals("keys")) {
            return StrictVault.Reply.data(shown(parts[1], key));
        }
        if (parts.length == 3 && parts[0].equals("keys") && parts[2].equals("rotate") && writes) {
            key.versions().add(pair(key.type()));
            return StrictVault.Reply.data(shown(parts[1], key));
        }
        return parts.length == 2 && parts[0].equals("sign") && writes
                ? signed(key, body)
                : StrictVault.Reply.error(405, "unsupported operation");
    }

    private StrictVault.Reply made(String name, String type) {
        if (type.equals("aes256-gcm96")) {
            keys.computeIfAbsent(name, n -> new Key(type, new ArrayList<>()));
        } else {
            keys.computeIfAbsent(name, n -> new Key(type, new ArrayList<>(List.of(pair(type)))));
        }
        return StrictVault.Reply.data(shown(name, java.util.Objects.requireNonNull(keys.get(name))));
    }

    private static Map<String, @Nullable Object> shown(String name, Key key) {
        Map<String, @Nullable Object> versions = new LinkedHashMap<>();
        for (int i = 0; i < key.versions().size(); i++) {
            Map<String, @Nullable Object> version = new LinkedHashMap<>();
            version.put("creation_time", "2026-03-02T12:00:00Z");
            version.put("name", key.type());
            version.put("public_key", text(key.type(), key.versions().get(i).getPublic()));
            versions.put(Integer.toString(i + 1), version);
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("type", key.type());
        data.put("latest_version", key.versions().size());
        data.put("supports_signing", true);
        data.put("exportable", false);
        data.put("keys", versions);
        return data;
    }

    private static String text(String type, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return type.equals("ed25519")
                ? Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length))
                : "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                        + "\n-----END PUBLIC KEY-----\n";
    }

    private static StrictVault.Reply signed(Key key, Map<String, @Nullable Object> body) {
        if (key.type().equals("aes256-gcm96")) {
            return StrictVault.Reply.error(400, "key type aes256-gcm96 does not support signing");
        }
        int version = body.get("key_version") instanceof Number number
                ? number.intValue()
                : key.versions().size();
        if (version < 1 || version > key.versions().size()) {
            return StrictVault.Reply.error(500, "requested version for signing is higher than the latest key version");
        }
        boolean jws = "jws".equals(body.get("marshaling_algorithm"));
        if (key.type().startsWith("rsa-") && !"pkcs1v15".equals(body.get("signature_algorithm"))) {
            return StrictVault.Reply.error(400, "these tests know no PSS, which is what is made otherwise");
        }
        byte[] input = Base64.getDecoder().decode(String.valueOf(body.get("input")));
        byte[] signature = signature(key, version, jws, input);
        Base64.Encoder encoder = jws ? Base64.getUrlEncoder().withoutPadding() : Base64.getEncoder();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("key_version", version);
        data.put("signature", "vault:v" + version + ":" + encoder.encodeToString(signature));
        return StrictVault.Reply.data(data);
    }

    private static byte[] signature(Key key, int version, boolean jws, byte[] input) {
        String algorithm = switch (key.type()) {
            case "ecdsa-p256" -> jws ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA";
            case "ed25519" -> "Ed25519";
            default -> "SHA256withRSA";
        };
        try {
            Signature engine = Signature.getInstance(algorithm);
            engine.initSign(key.versions().get(version - 1).getPrivate());
            engine.update(input);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String type) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(
                    switch (type) {
                        case "ecdsa-p256" -> "EC";
                        case "ed25519" -> "Ed25519";
                        case "rsa-2048" -> "RSA";
                        default -> throw new IllegalArgumentException("no type of key: " + type);
                    });
            if (type.equals("ecdsa-p256")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else if (type.equals("rsa-2048")) {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
