package dev.signet.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks a server that is starting for a token, until one comes.
public final class FirstToken implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    /// @param base with `/oauth/token` under it
    public FirstToken(URI base, Credentials credentials) {
        URI endpoint = URI.create(Loopback.only(base).toString().replaceAll("/+$", "") + "/oauth/token");
        String form = "grant_type=client_credentials";
        request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Authorization", credentials.basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    /// Whether the server gave a token just now; a connection refused is only a no.
    public boolean came() throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
