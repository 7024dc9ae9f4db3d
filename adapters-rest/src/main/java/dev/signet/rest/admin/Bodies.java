package dev.signet.rest.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.signet.rest.edge.Fault;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads JSON bodies and writes values as JSON trees.
@Singleton
final class Bodies {

    /// The media type of a patch (RFC 7396 §4).
    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final JsonFactory PARSERS = new JsonFactory();

    private final JsonMapper json;

    Bodies(JsonMapper json) {
        this.json = json;
    }

    /// The object in `body`.
    ///
    /// @throws Fault 400 if it is no JSON, or no object
    JsonNode object(byte @Nullable [] body) {
        JsonNode node = body == null || body.length == 0 ? JsonNode.nullNode() : parse(body);
        if (!node.isObject()) {
            throw unreadable("The body must be a JSON object.");
        }
        return node;
    }

    /// `value` as a tree, as it would be written.
    JsonNode tree(Object value) {
        try {
            return json.writeValueToTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            requireOneValue(body);
            JsonNode node = json.readValue(body, Argument.of(JsonNode.class));
            return node == null ? JsonNode.nullNode() : node;
        } catch (IOException e) {
            throw unreadable("The body is no JSON.");
        }
    }

    /// The mapper stops after the first value, whatever follows.
    private static void requireOneValue(byte[] body) throws IOException {
        try (JsonParser parser = PARSERS.createParser(body)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw unreadable("The body must be one JSON object.");
            }
        }
    }

    private static Fault unreadable(String detail) {
        return Fault.of(HttpStatus.BAD_REQUEST, "invalid_request", detail);
    }
}
