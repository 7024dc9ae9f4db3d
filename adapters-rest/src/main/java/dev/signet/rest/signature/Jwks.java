package dev.signet.rest.signature;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.SigningKey;
import dev.signet.rest.JsonBytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A JWK Set (RFC 7517 §5). Every key says what it is for and how, because some readers drop those that do not.
final class Jwks {

    private static final Set<String> SAID_BEFORE = Set.of("kty", "use", "alg", "kid");

    private Jwks() {}

    static byte[] of(List<SigningKey> keys) {
        return JsonBytes.object(json -> {
            json.writeArrayFieldStart("keys");
            for (SigningKey key : keys) {
                if (key.publicKey().isPresent()) {
                    write(json, key, key.publicKey().get());
                }
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, SigningKey key, Jwk jwk) throws IOException {
        json.writeStartObject();
        json.writeStringField("kty", jwk.member("kty"));
        json.writeStringField("use", "sig");
        json.writeStringField("alg", key.algorithm().wireName());
        json.writeStringField("kid", key.id().value());
        for (Map.Entry<String, String> member : jwk.members().entrySet()) {
            if (!SAID_BEFORE.contains(member.getKey())) {
                json.writeStringField(member.getKey(), member.getValue());
            }
        }
        json.writeEndObject();
    }
}
