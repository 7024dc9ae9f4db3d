package dev.signet.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes the JSON of answers as it is told to, member by member: no reflection on the hot path.
public final class JsonBytes {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_LENGTH = 2048;

    private JsonBytes() {}

    /// What to write between the braces of an object.
    @FunctionalInterface
    public interface Members {

        /// Writes the members.
        void writeTo(JsonGenerator json) throws IOException;
    }

    /// The UTF-8 text of an object.
    public static byte[] object(Members members) {
        var bytes = new ByteArrayOutputStream(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            members.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Writes an array of texts.
    public static void texts(JsonGenerator json, String member, Iterable<String> texts) throws IOException {
        json.writeArrayFieldStart(member);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
