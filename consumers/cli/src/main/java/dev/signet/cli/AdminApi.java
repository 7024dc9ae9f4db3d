package dev.signet.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/// The admin API of one server. What is safe to send twice is sent once more when the connection fails.
final class AdminApi {

    /// How JSON is read and written.
    static final JsonMapper JSON = new JsonMapper();

    private static final String ROOT = "/admin/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONG_PATIENCE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int PAGE = 1000;

    private final HttpClient http;
    private final String server;
    private final String token;

    /// @param server its address, without a slash at the end
    AdminApi(HttpClient http, String server, String token) {
        this.http = http;
        this.server = server;
        this.token = token;
    }

    /// What was answered.
    ///
    /// @param version the entity tag, to be sent back with a change
    record Answer(JsonNode body, Optional<String> version) {}

    Answer get(String path) {
        return exchange(request(path).GET().build(), true);
    }

    /// A read that may take the server long.
    Answer getPatiently(String path) {
        return exchange(request(path).timeout(LONG_PATIENCE).GET().build(), true);
    }

    /// Makes something; a repetition is recognised by its `Idempotency-Key`.
    Answer post(String path, JsonNode body) {
        return exchange(
                sending(path, "POST", body)
                        .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"")
                        .build(),
                true);
    }

    Answer put(String path, JsonNode body) {
        return exchange(sending(path, "PUT", body).build(), true);
    }

    /// Changes something, unless it is no longer of `version`.
    Answer patch(String path, JsonNode body, Optional<String> version) {
        HttpRequest.Builder request = sending(path, "PATCH", body);
        version.ifPresent(tag -> request.header("If-Match", tag));
        return exchange(request.build(), version.isEmpty());
    }

    Answer delete(String path) {
        return exchange(request(path).DELETE().build(), false);
    }

    /// The lines of an answer that may be long.
    InputStream stream(String path) {
        HttpResponse<InputStream> answer =
                send(request(path).timeout(LONG_PATIENCE).GET().build(), true, BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw Refused.of(answer.statusCode(), parse(body.readAllBytes()));
        } catch (IOException e) {
            throw new Unreachable(server, e);
        }
    }

    /// Gives the items of a list to `taker`, page by page, until it wants no more or there are none.
    void pages(String path, int pageSize, Predicate<List<JsonNode>> taker) {
        String separator = path.contains("?") ? "&" : "?";
        String first = path + separator + "limit=" + Math.clamp(pageSize, 1, PAGE);
        Optional<String> next = Optional.empty();
        boolean more;
        do {
            JsonNode page = get(first
                            + next.map(n -> "&after=" + Names.encoded(n)).orElse(""))
                    .body();
            List<JsonNode> items = StreamSupport.stream(page.path("items").spliterator(), false)
                    .toList();
            next = Optional.ofNullable(page.path("next").textValue());
            more = taker.test(items) && next.isPresent();
        } while (more);
    }

    /// The failure that a connection broken in the middle of an answer is.
    Unreachable brokenOff(IOException cause) {
        return new Unreachable(server, cause);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + ROOT + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json, application/x-ndjson")
                .header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder sending(String path, String method, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()));
    }

    private Answer exchange(HttpRequest request, boolean repeatable) {
        HttpResponse<byte[]> answer = send(request, repeatable, BodyHandlers.ofByteArray());
        JsonNode body = parse(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw Refused.of(answer.statusCode(), body);
        }
        return new Answer(body, answer.headers().firstValue("ETag"));
    }

    private <T> HttpResponse<T> send(HttpRequest request, boolean repeatable, BodyHandler<T> handler) {
        try {
            try {
                return http.send(request, handler);
            } catch (IOException e) {
                if (!repeatable && !(e instanceof ConnectException)) {
                    throw e;
                }
                Thread.sleep(PAUSE);
                return http.send(request, handler);
            }
        } catch (IOException e) {
            throw new Unreachable(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(server, e);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance(); // something before the server answered, in its own words
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
