package dev.signet.rest.admin;

import dev.signet.rest.edge.Fault;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON bodies and writes values as JSON trees.
@Singleton
final class Bodies {

    /// The media type of a patch (RFC 7396 §4).
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final JsonMapper json;

    Bodies(JsonMapper json) {
        this.json = json;
    }

    /// The object in `body`.
    ///
    /// @throws Fault 400 if it is no JSON, or no object
    JsonNode object(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw unreadable("The body must be a JSON object.");
        }
        JsonNode node = parse(body);
        if (!node.isObject()) {
            throw unreadable("The body must be a JSON object.");
        }
        return node;
    }

    /// The object in `body`, or an empty one if there is no body.
    ///
    /// @throws Fault 400 if it is no JSON, or no object
    JsonNode objectOrNothing(byte @Nullable [] body) {
        return body == null || body.length == 0 ? JsonNode.createObjectNode(Map.of()) : object(body);
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
            JsonNode node = json.readValue(body, Argument.of(JsonNode.class));
            if (node == null) {
                throw unreadable("The body must be a JSON object.");
            }
            return node;
        } catch (IOException e) {
            throw unreadable("The body is no JSON.");
        }
    }

    private static Fault unreadable(String detail) {
        return Fault.of(HttpStatus.BAD_REQUEST, "invalid_request", detail);
    }
}
