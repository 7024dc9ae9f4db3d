package dev.signet.benchmarks.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Where a server does what, as its discovery document says (RFC 8414 §2), so that any server can be a peer.
public record Endpoints(URI discovery, URI token, URI introspection, URI jwks) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Asks the server at `base`.
    ///
    /// @throws IOException if it does not answer, or not with a document
    /// @throws IllegalArgumentException if it is not on this machine, or sends load to another
    public static Endpoints discover(URI base) throws IOException, InterruptedException {
        String root = Loopback.only(base).toString().replaceAll("/+$", "");
        URI discovery = URI.create(root + "/.well-known/openid-configuration");
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(discovery).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(discovery + " answered " + answer.statusCode());
            }
            byte[] document = answer.body();
            return new Endpoints(
                    discovery,
                    member(document, "token_endpoint"),
                    member(document, "introspection_endpoint"),
                    member(document, "jwks_uri"));
        }
    }

    /// What Signet serves at `path`, under the tenant whose token endpoint this is.
    URI beside(String path) {
        String token = token().toString();
        int end = token.lastIndexOf("/oauth");
        return Loopback.only(URI.create((end < 0 ? token : token.substring(0, end)) + path));
    }

    private static URI member(byte[] document, String name) throws IOException {
        String text = Members.text(new ByteArrayInputStream(document), name)
                .orElseThrow(() -> new IOException("the discovery document has no " + name));
        return Loopback.only(URI.create(text));
    }
}
