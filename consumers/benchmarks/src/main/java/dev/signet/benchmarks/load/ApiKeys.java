package dev.signet.benchmarks.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Has an API key made, as Signet and the tenant API before it do, under the service token.
final class ApiKeys {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ApiKeys() {}

    /// A new key of `user`.
    ///
    /// @throws IllegalStateException if the server makes none
    static String made(URI rotation, String user, String serviceToken) {
        HttpRequest request = HttpRequest.newBuilder(rotation)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("x-service-token", serviceToken)
                .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"" + user + "\"}"))
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return Members.text(new ByteArrayInputStream(answer.body()), "api_key")
                    .orElseThrow(() -> new IllegalStateException(rotation + " answered " + answer.statusCode()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
