package dev.signet.rest.token;

import dev.signet.domain.token.Dialect;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/// Tells in which language a request is written: by what it calls itself and by how it begins, because one family of
/// clients sends forms that call themselves JSON.
final class RequestDialect {

    private RequestDialect() {}

    static Dialect of(HttpRequest<?> request, byte[] body) {
        String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        return type != null && isJson(type) && opensObject(body) ? Dialect.JSON : Dialect.FORM;
    }

    private static boolean isJson(String type) {
        String json = MediaType.APPLICATION_JSON;
        if (!type.regionMatches(true, 0, json, 0, json.length())) {
            return false;
        }
        String rest = type.substring(json.length()).strip();
        return rest.isEmpty() || rest.startsWith(";");
    }

    private static boolean opensObject(byte[] body) {
        for (byte b : body) {
            switch (b) {
                case ' ', '\t', '\r', '\n' -> {
                    // What JSON allows before a value (RFC 8259 §2).
                }
                default -> {
                    return b == '{';
                }
            }
        }
        return false;
    }
}
