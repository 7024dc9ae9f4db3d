package dev.signet.bootstrap.examination;

import dev.signet.bootstrap.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Looks whether the ports are free, or taken by a server of ours.
final class ListeningCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Settings.Listening listening;

    ListeningCheck(Settings.Listening listening) {
        this.listening = listening;
    }

    List<Finding> findings() {
        boolean ours = answersAsSignet();
        return List.of(
                port("HTTP port", "IDENTITY_HTTP_PORT", listening.httpHost(), listening.httpPort(), ours),
                port("gRPC port", "IDENTITY_GRPC_PORT", listening.grpcHost(), listening.grpcPort(), ours));
    }

    private static Finding port(String subject, String setting, String host, int port, boolean ours) {
        if (port == 0) {
            return Finding.ok(subject, "any free one");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return Finding.ok(subject, "%d is free on %s".formatted(port, host));
        } catch (IOException e) {
            return ours
                    ? Finding.ok(subject, "%d on %s is in use, and a Signet serves here".formatted(port, host))
                    : Finding.fail(
                            subject,
                            "%d on %s cannot be had: %s".formatted(port, host, e.getMessage()),
                            "stop what listens there, or set %s to another".formatted(setting));
        }
    }

    /// Whether `/health` on the port of HTTP is answered as Signet answers it, under the certificate it should have.
    private boolean answersAsSignet() {
        if (listening.httpPort() == 0) {
            return false;
        }
        Optional<ShownCertificate> shown =
                listening.tls().http().map(files -> new ShownCertificate(files.certificate()));
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        shown.ifPresent(certificate -> builder.sslContext(certificate.context()));
        try (HttpClient client = builder.build()) {
            InetAddress host = InetAddress.getByName(listening.httpHost());
            String name = host.isAnyLocalAddress() ? "127.0.0.1" : listening.httpHost();
            var uri = URI.create("%s://%s:%d/health"
                    .formatted(
                            shown.isPresent() ? "https" : "http",
                            name.contains(":") ? "[" + name + "]" : name,
                            listening.httpPort()));
            var answer =
                    client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"service\":\"signet\"");
        } catch (IOException e) {
            // It may want a certificate of its clients, and this one has none; but it has shown its own.
            return shown.filter(ShownCertificate::wasShown).isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
