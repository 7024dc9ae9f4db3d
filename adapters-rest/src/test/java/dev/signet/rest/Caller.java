package dev.signet.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Asks the server over HTTP.
public final class Caller {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final List<String> headers = new ArrayList<>();

    Caller(URI server) {
        this.server = server;
    }

    /// The same with one more header.
    public Caller with(String header, String value) {
        Caller next = new Caller(server);
        next.headers.addAll(headers);
        next.headers.add(header);
        next.headers.add(value);
        return next;
    }

    /// The same as this client by its secret, encoded as RFC 6749 §2.3.1 asks.
    public Caller as(String client, String secret) {
        String pair = encoded(client) + ":" + encoded(secret);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(utf8(pair)));
    }

    /// Asks.
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /// Sends JSON.
    public Answer json(String path, String body) {
        return post(path, "application/json", utf8(body));
    }

    /// Sends a form of alternating names and values.
    public Answer form(String path, String... parameters) {
        var body = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(parameters[i]).append('=').append(encoded(parameters[i + 1]));
        }
        return post(path, "application/x-www-form-urlencoded", utf8(body.toString()));
    }

    /// Sends these bytes.
    public Answer post(String path, String contentType, byte[] body) {
        return send(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /// The form encoding of `text`.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The UTF-8 encoding of `text`.
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.resolve(path));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
