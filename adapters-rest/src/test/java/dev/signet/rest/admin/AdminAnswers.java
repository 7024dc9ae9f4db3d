package dev.signet.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What administration answered, as JSON.
final class AdminAnswers {

    private static final JsonMapper JSON = JsonMapper.createDefault();

    private AdminAnswers() {}

    static Map<String, Object> body(HttpResponse<String> answer) {
        try {
            return JSON.readValue(answer.body(), Argument.mapOf(String.class, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    /// The members of a list.
    @SuppressWarnings("unchecked") // what JSON is, the test that fails on it says
    static List<Map<String, Object>> items(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return (List<Map<String, Object>>) Objects.requireNonNull(body(answer).get("items"));
    }

    static String text(Map<String, Object> object, String name) {
        return Objects.requireNonNull(object.get(name), name).toString();
    }
}
