package dev.signet.secrets.signature;

import dev.signet.application.signature.Signer;
import dev.signet.domain.Hkdf;
import dev.signet.domain.signature.KeyId;
import dev.signet.secrets.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The unsealed private half of one key, with the headers of what it signs already written. It prints
/// nothing.
final class SigningSecret {

    private final Signature signature;
    private final Map<Signer.Type, byte[]> headers;

    private SigningSecret(KeyId id, String algorithm, Signature signature) {
        this.signature = signature;
        this.headers = new EnumMap<>(Signer.Type.class);
        for (Signer.Type type : Signer.Type.values()) {
            headers.put(type, header(id, algorithm, type));
        }
    }

    /// A private key.
    static SigningSecret of(KeyId id, String algorithm, SignatureSuite suite, PrivateKey key) {
        return new SigningSecret(id, algorithm, message -> suite.sign(key, message));
    }

    /// A shared secret: HMAC-SHA-256 (RFC 7518 §3.2).
    static SigningSecret shared(KeyId id, String algorithm, byte[] secret) {
        return new SigningSecret(id, algorithm, message -> Hkdf.hmac(secret, message));
    }

    /// A key that signs elsewhere.
    static SigningSecret remote(KeyId id, String algorithm, Signature signature) {
        return new SigningSecret(id, algorithm, signature);
    }

    /// Signs `message` for nobody, to see that it can.
    ///
    /// @throws dev.signet.application.KeysUnavailable if it cannot
    void tryWith(byte[] message) {
        signature.of(message);
    }

    /// `claims` as a compact JWS.
    String sign(Signer.Type type, Map<String, @Nullable Object> claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        byte[] message = joined(Objects.requireNonNull(headers.get(type)), encoder.encode(JsonMembers.write(claims)));
        byte[] token = joined(message, encoder.encode(signature.of(message)));
        return new String(token, StandardCharsets.ISO_8859_1);
    }

    /// Whether `candidate` is what this secret makes of `message`: for shared secrets, which verify as they
    /// sign.
    boolean makes(byte[] candidate, byte[] message) {
        return MessageDigest.isEqual(signature.of(message), candidate);
    }

    private static byte[] header(KeyId id, String algorithm, Signer.Type type) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("alg", algorithm);
        members.put("typ", type.wireName());
        members.put("kid", id.value());
        return Base64.getUrlEncoder().withoutPadding().encode(JsonMembers.write(members));
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] answer = new byte[left.length + 1 + right.length];
        System.arraycopy(left, 0, answer, 0, left.length);
        answer[left.length] = '.';
        System.arraycopy(right, 0, answer, left.length + 1, right.length);
        return answer;
    }

    /// Makes the signature of a message.
    interface Signature {
        byte[] of(byte[] message);
    }
}
