package dev.signet.secrets.custody;

import dev.signet.secrets.JsonMembers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Requests to the HTTP API of HashiCorp Vault, and its answers. It knows paths and headers, and nothing of
/// who asks.
final class VaultHttp implements AutoCloseable {

    private final VaultSettings settings;
    private final HttpClient client;

    VaultHttp(VaultSettings settings) {
        this.settings = settings;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL) // a standby node sends to the active one
                .connectTimeout(settings.timeout());
        settings.authorities().ifPresent(file -> builder.sslContext(trusting(file)));
        this.client = builder.build();
    }

    /// What Vault says.
    ///
    /// @param members of the JSON object; none if there is no body
    record Answer(int status, Map<String, @Nullable Object> members) {

        /// Whether the request was done.
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /// The member `name` if it is an object, else one without members.
        Map<?, ?> object(String name) {
            return members.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
        }
    }

    /// Sends one request. An answer of the status 500 may mean that Vault is broken, or that it was asked for
    /// what there is not, such as another version of a key or a lease beyond its longest life.
    ///
    /// @param path behind `/v1/`
    /// @param token empty: none
    /// @param body empty: a GET
    /// @throws OutOfReach if Vault does not answer, or is sealed or overloaded
    Answer send(String path, Optional<String> token, Optional<Map<String, @Nullable Object>> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.address() + "/v1/" + path))
                .timeout(settings.timeout())
                .header("X-Vault-Request", "true");
        token.ifPresent(text -> request.header("X-Vault-Token", text));
        settings.namespace().ifPresent(name -> request.header("X-Vault-Namespace", name));
        body.ifPresent(members -> request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonMembers.write(members))));
        try {
            return read(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new OutOfReach("Vault does not answer (" + e.getClass().getSimpleName() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutOfReach("Vault was not waited for", e);
        }
    }

    private static Answer read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 429 || status > 500) { // 503: sealed or in maintenance; 472, 473: standby
            throw new OutOfReach("Vault answers with the status " + status);
        }
        if (response.body().length == 0) {
            return new Answer(status, Map.of());
        }
        return JsonMembers.read(response.body())
                .map(members -> new Answer(status, members))
                .orElseThrow(() -> new OutOfReach("what answers instead of Vault speaks no JSON"));
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry(Integer.toString(trusted.size()), authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new OutOfReach("the certificates in " + file + ", which vouch for Vault, cannot be read", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
