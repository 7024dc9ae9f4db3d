package dev.signet.benchmarks.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Single members of a JSON object, read without building the rest.
public final class Members {

    private static final JsonFactory JSON = new JsonFactory();

    private Members() {}

    /// The text of a top-level member, or nothing if `json` has none; a boolean reads as `true` or `false`.
    ///
    /// @throws IOException if `json` is not an object in JSON
    public static Optional<String> text(InputStream json, String name) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (member.equals(name)) {
                    return value.isScalarValue() ? Optional.of(parser.getText()) : Optional.empty();
                }
                parser.skipChildren();
            }
            return Optional.empty();
        }
    }
}
