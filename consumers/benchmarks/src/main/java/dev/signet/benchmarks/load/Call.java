package dev.signet.benchmarks.load;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// One request, rendered once and sent many times.
record Call(HttpMethod method, String path, HttpHeaders headers, String body) {

    static Call get(URI uri) {
        return new Call(HttpMethod.GET, pathOf(uri), headersFor(uri), "");
    }

    /// A form (RFC 6749 appendix B) sent under the client's secret.
    static Call post(URI uri, Credentials credentials, Map<String, String> form) {
        HttpHeaders headers = headersFor(uri)
                .set(HttpHeaderNames.CONTENT_TYPE, "application/x-www-form-urlencoded")
                .set(HttpHeaderNames.AUTHORIZATION, credentials.basic());
        return new Call(HttpMethod.POST, pathOf(uri), headers, encoded(form));
    }

    /// JSON sent by nobody in particular.
    static Call json(URI uri, String body) {
        HttpHeaders headers = headersFor(uri).set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        return new Call(HttpMethod.POST, pathOf(uri), headers, body);
    }

    /// The same call under the deployment's service token instead of a client's secret.
    Call under(String serviceToken) {
        HttpHeaders privileged =
                headers.copy().remove(HttpHeaderNames.AUTHORIZATION).set("x-service-token", serviceToken);
        return new Call(method, path, privileged, body);
    }

    FullHttpRequest request() {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, path, Unpooled.wrappedBuffer(bytes));
        request.headers().set(headers);
        if (bytes.length > 0) {
            request.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
        }
        return request;
    }

    private static HttpHeaders headersFor(URI uri) {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/")
                .headers()
                .set(HttpHeaderNames.HOST, uri.getAuthority())
                .set(HttpHeaderNames.ACCEPT, "application/json");
    }

    private static String pathOf(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
