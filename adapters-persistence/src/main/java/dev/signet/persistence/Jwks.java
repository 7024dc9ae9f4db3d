package dev.signet.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.domain.signature.Jwk;
import java.util.Map;
import org.jooq.JSONB;

/// Public keys as JSON.
public final class Jwks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> MEMBERS = new TypeReference<>() {};

    private Jwks() {}

    /// The members of `key` as a JSON object.
    public static JSONB write(Jwk key) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(key.members()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The key of a JSON object that was written here.
    public static Jwk read(JSONB json) {
        try {
            return new Jwk(JSON.readValue(json.data(), MEMBERS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
