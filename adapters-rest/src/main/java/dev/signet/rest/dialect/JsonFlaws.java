package dev.signet.rest.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.signet.rest.JsonBytes;
import dev.signet.rest.OAuthError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.util.List;

/// What is wrong with a JSON request, as the tenant API lists it: 422, one entry for each flaw. The `input` that its
/// entries repeat is always null here, for it may be a password.
public final class JsonFlaws {

    private JsonFlaws() {}

    /// One flaw.
    ///
    /// @param member the member it is about; empty: the body as a whole
    public record Flaw(String type, String member, String message) {

        static final Flaw NO_JSON = new Flaw("json_invalid", "", "JSON decode error");
        static final Flaw NO_OBJECT = new Flaw("model_attributes_type", "", "Input should be a valid object");

        static Flaw missing(String member) {
            return new Flaw("missing", member, "Field required");
        }

        static Flaw noText(String member) {
            return new Flaw("string_type", member, "Input should be a valid string");
        }

        /// A value that the rules refuse.
        public static Flaw unfit(String member, String rule) {
            return new Flaw("value_error", member, "Value error, " + rule);
        }

        static Flaw noWhole(String member) {
            return new Flaw("int_type", member, "Input should be a valid integer");
        }

        static Flaw repeated(String member) {
            return new Flaw("repeated", member, "Field must not be repeated");
        }
    }

    /// The answer that lists `flaws`.
    public static HttpResponse<byte[]> answer(List<Flaw> flaws) {
        byte[] body = JsonBytes.object(json -> {
            json.writeStringField("error", OAuthError.INVALID_REQUEST);
            json.writeStringField("error_description", "Request validation failed");
            json.writeArrayFieldStart("detail");
            for (Flaw flaw : flaws) {
                write(json, flaw);
            }
            json.writeEndArray();
        });
        return OAuthError.of(HttpStatus.UNPROCESSABLE_ENTITY, OAuthError.INVALID_REQUEST, "")
                .answer(body);
    }

    private static void write(JsonGenerator json, Flaw flaw) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", flaw.type());
        JsonBytes.texts(json, "loc", flaw.member().isEmpty() ? List.of("body") : List.of("body", flaw.member()));
        json.writeStringField("msg", flaw.message());
        json.writeNullField("input");
        json.writeEndObject();
    }
}
