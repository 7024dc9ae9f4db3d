package dev.signet.rest;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

/// What the server said.
public record Answer(HttpResponse<String> raw) {

    private static final JsonMapper JSON = JsonMapper.createDefault();

    /// The status code.
    public int status() {
        return raw.statusCode();
    }

    /// The bytes of the body as text.
    public String body() {
        return raw.body();
    }

    /// The first header of this name; empty text if there is none.
    public String header(String name) {
        return raw.headers().firstValue(name).orElse("");
    }

    /// The body's members.
    public Map<String, Object> json() {
        try {
            return Objects.requireNonNull(JSON.readValue(raw.body(), Argument.mapOf(String.class, Object.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(raw.body(), e);
        }
    }

    /// A member that is text.
    public String text(String member) {
        return (String) Objects.requireNonNull(json().get(member), member);
    }
}
