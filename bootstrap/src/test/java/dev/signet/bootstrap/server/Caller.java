package dev.signet.bootstrap.server;

import dev.signet.bootstrap.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Somebody who speaks HTTP to a server.
public final class Caller {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String base;

    /// @param base URL of the server
    public Caller(String base) {
        this.base = base;
    }

    /// What came back.
    public record Answer(int status, String body, HttpResponse<String> whole) {

        /// A member of a JSON object.
        public @Nullable Object member(String name) {
            return Document.parse(body) instanceof Map<?, ?> members ? members.get(name) : null;
        }

        /// A member that must be text.
        public String text(String name) {
            return (String) Objects.requireNonNull(member(name), () -> name + " in " + body);
        }
    }

    /// A form by a client with a secret.
    public Answer form(String path, String client, String secret, String form) {
        return post(path, form, "Content-Type", FORM, "Authorization", basic(client, secret));
    }

    /// What a client with a secret says of itself in a header (RFC 6749 §2.3.1).
    public static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /// A form by nobody in particular.
    public Answer form(String path, String form) {
        return post(path, form, "Content-Type", FORM);
    }

    /// JSON, with more headers.
    public Answer json(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return post(path, body, all);
    }

    /// A login in the tenant API's dialect.
    public Answer login(String tenant, String user, String password) {
        return json(
                "/oauth/token",
                "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password),
                "X-Tenant-ID",
                tenant);
    }

    /// Introspection in the tenant API's dialect.
    public Answer introspect(String tenant, String token) {
        return json(
                "/oauth/introspect",
                "{\"token\":\"%s\"}".formatted(token),
                "X-Tenant-ID",
                tenant,
                "x-service-token",
                Node.SERVICE_TOKEN);
    }

    /// A call of the operator.
    public Answer operator(String method, String path, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + Node.ADMIN_TOKEN)
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    /// Reads something.
    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    /// Sends something.
    public Answer post(String path, String body, String... headers) {
        return send(request(path)
                .headers(headers)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /// Sends anything; without a body if it is empty.
    public Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(90));
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
