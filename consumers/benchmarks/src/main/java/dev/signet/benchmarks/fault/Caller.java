package dev.signet.benchmarks.fault;

import dev.signet.benchmarks.load.Members;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Somebody who speaks HTTP to a node.
final class Caller {

    static final String CLIENT = "test-client-001";
    static final String SECRET = "test-secret-123456789";
    static final String TOKEN = "/oauth/token";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String base;
    private final Duration insistence;

    Caller(String base) {
        this(base, Duration.ZERO);
    }

    private Caller(String base, Duration insistence) {
        this.base = base;
        this.insistence = insistence;
    }

    /// One who asks again for a while when it is told of trouble, to judge what is stored and not how soon it is told.
    Caller insistent() {
        return new Caller(base, Duration.ofSeconds(10));
    }

    /// What came back.
    record Answer(int status, String body, Optional<String> retryAfter) {

        Optional<String> member(String name) throws IOException {
            return Members.text(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), name);
        }

        String text(String name) throws IOException {
            return member(name).orElseThrow(() -> new IOException("no " + name + " in the answer " + status));
        }

        /// Trouble of the server that is told as it should be (RFC 9110 §15.6.4).
        boolean isPoliteTrouble() {
            return status == 503 && retryAfter.isPresent();
        }
    }

    Answer form(String path, String client, String secret, String form) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofString(form)));
    }

    Answer json(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .headers(headers)
                .POST(BodyPublishers.ofString(body)));
    }

    Answer operate(String path, String body) throws IOException, InterruptedException {
        return json(path, body, "Authorization", "Bearer " + Node.ADMIN_TOKEN);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /// Whether an access token counts.
    boolean isActive(String tenant, String token) throws IOException, InterruptedException {
        Answer answer = json(
                "/oauth/introspect",
                "{\"token\":\"%s\"}".formatted(token),
                "X-Tenant-ID",
                tenant,
                "x-service-token",
                Node.SERVICE_TOKEN);
        return answer.text("active").equals("true");
    }

    /// Waits until it says that it can do its work, and says how long that took, in milliseconds.
    double awaitReady(Duration most) throws InterruptedException {
        long began = System.nanoTime();
        while (!isReady()) {
            if (System.nanoTime() - began > most.toNanos()) {
                throw new IllegalStateException("not ready again within " + most);
            }
            Thread.sleep(20);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/ready").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Answer answer = sendOnce(request);
        while (answer.isPoliteTrouble() && System.nanoTime() - began < insistence.toNanos()) {
            Thread.sleep(PAUSE);
            answer = sendOnce(request);
        }
        return answer;
    }

    private static Answer sendOnce(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), answer.headers().firstValue("Retry-After"));
    }
}
