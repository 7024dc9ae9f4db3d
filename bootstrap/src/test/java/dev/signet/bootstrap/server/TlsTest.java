package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.bootstrap.examination.Examination;
import dev.signet.bootstrap.examination.Finding;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.persistence.database.TestDatabase;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The real server with certificates.
final class TlsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final Authority OURS = Authority.called("ours");
    private static final Authority THEIRS = Authority.called("theirs");

    @TempDir
    private static Path data = Path.of("");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void new_files_are_shown_without_a_restart_and_nobody_is_cut_off() throws Exception {
        Authority.Holder first = OURS.certify("first", "RSA", Duration.ofDays(1));
        Authority.Holder second = OURS.certify("second");
        write(first);
        try (Node node = node(Map.of());
                SSLSocket held = connect(node.httpPort(), Optional.empty())) {
            assertThat(shown(node.httpPort())).isEqualTo(first.certificate());
            assertThat(shown(node.grpcPort())).isEqualTo(first.certificate());
            assertThat(health(held)).startsWith("HTTP/1.1 200");
            assertThat(health(held)).startsWith("HTTP/1.1 200");
            assertThat(measured(node, "signet_tls_certificate_ends_seconds{port=\"http\"}"))
                    .isEqualTo(first.certificate().getNotAfter().toInstant().getEpochSecond());
            try (Channel channel = new Channel(node, Optional.empty())) {
                assertThat(channel.serves()).isTrue();

                write(second);

                await(() -> shown(node.httpPort()).equals(second.certificate()));
                await(() -> shown(node.grpcPort()).equals(second.certificate()));
                assertThat(health(held)).startsWith("HTTP/1.1 200");
                assertThat(channel.serves()).isTrue();
            }
        }
    }

    @Test
    void a_bad_pair_is_refused_aloud_and_the_one_before_goes_on() throws Exception {
        Authority.Holder good = OURS.certify("good");
        write(good);
        try (Node node = node(Map.of())) {
            assertThat(measured(node, "signet_tls_refused{port=\"http\"}")).isZero();

            OURS.certify("other").write(directory.resolve("other.pem"), directory.resolve("other.key"));
            Files.copy(directory.resolve("other.key"), key(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            await(() -> measured(node, "signet_tls_refused{port=\"http\"}") == 1);
            await(() -> measured(node, "signet_tls_refused{port=\"grpc\"}") == 1);
            assertThat(shown(node.httpPort())).isEqualTo(good.certificate());
            assertThat(shown(node.grpcPort())).isEqualTo(good.certificate());

            Files.delete(key());
            Authority.Holder next = OURS.certify("next");
            write(next);

            await(() -> measured(node, "signet_tls_refused{port=\"http\"}") == 0);
            await(() -> shown(node.grpcPort()).equals(next.certificate()));
            assertThat(shown(node.httpPort())).isEqualTo(next.certificate());
        }
    }

    @Test
    void files_that_were_away_and_come_back_as_they_were_are_no_longer_refused() throws Exception {
        Authority.Holder good = OURS.certify("good");
        write(good);
        try (Node node = node(Map.of())) {
            Files.delete(key());
            await(() -> measured(node, "signet_tls_refused{port=\"http\"}") == 1);

            write(good);
            await(() -> measured(node, "signet_tls_refused{port=\"http\"}") == 0);
            assertThat(shown(node.httpPort())).isEqualTo(good.certificate());
        }
    }

    @Test
    void the_doctor_knows_a_running_server_by_its_certificate() throws Exception {
        write(OURS.certify("server"));
        OURS.write(authorities());
        for (Map<String, String> more : List.of(
                Map.<String, String>of(),
                Map.of("IDENTITY_HTTP_TLS_CLIENT_CA_FILE", authorities().toString()))) {
            try (Node node = node(more)) {
                Map<String, String> beside = Node.environment(DATABASE, data);
                beside.putAll(more);
                beside.put("IDENTITY_HTTP_TLS_CERTIFICATE_FILE", certificate().toString());
                beside.put("IDENTITY_HTTP_TLS_KEY_FILE", key().toString());
                beside.put("IDENTITY_HTTP_PORT", Integer.toString(node.httpPort()));
                assertThat(doctorOnThePort(beside)).isEqualTo(Finding.Level.OK);

                OURS.certify("impostor").write(directory.resolve("i.pem"), directory.resolve("i.key"));
                beside.put(
                        "IDENTITY_HTTP_TLS_CERTIFICATE_FILE",
                        directory.resolve("i.pem").toString());
                beside.put(
                        "IDENTITY_HTTP_TLS_KEY_FILE", directory.resolve("i.key").toString());
                assertThat(doctorOnThePort(beside)).isEqualTo(Finding.Level.FAIL);
            }
        }
    }

    private Finding.Level doctorOnThePort(Map<String, String> environment) {
        return new Examination(InstantSource.system())
                .of(Settings.read(Map.of(), environment, directory)).stream()
                        .filter(finding -> finding.subject().equals("HTTP port"))
                        .findFirst()
                        .orElseThrow()
                        .level();
    }

    @Test
    void a_client_without_a_certificate_is_refused_where_one_is_required() throws Exception {
        write(OURS.certify("server"));
        OURS.write(authorities());
        Optional<Authority.Holder> friend = Optional.of(OURS.certify("friend"));
        Optional<Authority.Holder> stranger = Optional.of(THEIRS.certify("stranger"));
        try (Node node = node(Map.of(
                "IDENTITY_HTTP_TLS_CLIENT_CA_FILE", authorities().toString(),
                "IDENTITY_GRPC_TLS_CLIENT_CA_FILE", authorities().toString()))) {
            assertThat(asked(node, friend)).startsWith("HTTP/1.1 200");
            assertThatThrownBy(() -> asked(node, Optional.empty())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> asked(node, stranger)).isInstanceOf(IOException.class);
            assertThat(serves(node, friend)).isTrue();
            assertThatThrownBy(() -> serves(node, Optional.empty())).isInstanceOf(StatusRuntimeException.class);
            assertThatThrownBy(() -> serves(node, stranger)).isInstanceOf(StatusRuntimeException.class);

            THEIRS.write(authorities());

            await(() -> serves(node, stranger));
            assertThat(asked(node, stranger)).startsWith("HTTP/1.1 200");
            assertThatThrownBy(() -> asked(node, friend)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void where_a_certificate_is_wanted_only_a_wrong_one_is_refused() throws Exception {
        write(OURS.certify("server"));
        OURS.write(authorities());
        try (Node node = node(Map.of(
                "IDENTITY_HTTP_TLS_CLIENT_CA_FILE",
                authorities().toString(),
                "IDENTITY_HTTP_TLS_CLIENT_CERTIFICATE",
                "wanted"))) {
            assertThat(asked(node, Optional.empty())).startsWith("HTTP/1.1 200");
            assertThat(asked(node, Optional.of(OURS.certify("friend")))).startsWith("HTTP/1.1 200");
            // Of the same name, so that the client takes it for what is wanted.
            assertThatThrownBy(() ->
                            asked(node, Optional.of(Authority.called("ours").certify("stranger"))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void old_protocols_and_plain_text_are_refused() throws Exception {
        write(OURS.certify("server"));
        try (Node node = node(Map.of())) {
            for (int port : new int[] {node.httpPort(), node.grpcPort()}) {
                try (SSLSocket old = open(port, Optional.empty())) {
                    old.setEnabledProtocols(new String[] {"TLSv1.1"});
                    assertThatThrownBy(old::startHandshake).isInstanceOf(IOException.class);
                }
                try (SSLSocket oldEnough = open(port, Optional.empty())) {
                    oldEnough.setEnabledProtocols(new String[] {"TLSv1.2"});
                    oldEnough.startHandshake();
                    assertThat(oldEnough.getSession().getProtocol()).isEqualTo("TLSv1.2");
                }
            }
            assertThatThrownBy(() -> new Caller("http://127.0.0.1:" + node.httpPort()).get("/health"))
                    .isInstanceOf(java.io.UncheckedIOException.class);
        }
    }

    @Test
    void without_a_public_url_the_issuer_is_https() throws Exception {
        write(OURS.certify("server"));
        try (Node node = node(Map.of("IDENTITY_DEFAULT_ISSUER", ""))) {
            assertThat(node.issuer()).isEqualTo("https://127.0.0.1:" + node.httpPort());
        }
    }

    @Test
    void a_server_does_not_start_with_what_it_cannot_show() throws Exception {
        write(OURS.certify("expired", "EC", Duration.ofDays(-1)));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> node(Map.of()))
                .withMessageContaining("CN=expired");
    }

    private Node node(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "IDENTITY_HTTP_TLS_CERTIFICATE_FILE", certificate().toString(),
                "IDENTITY_HTTP_TLS_KEY_FILE", key().toString(),
                "IDENTITY_GRPC_TLS_CERTIFICATE_FILE", certificate().toString(),
                "IDENTITY_GRPC_TLS_KEY_FILE", key().toString(),
                "IDENTITY_TLS_RELOAD_SECONDS", "1"));
        settings.putAll(more);
        return Node.start(DATABASE, data, InstantSource.system(), settings);
    }

    private void write(Authority.Holder holder) throws IOException {
        holder.write(certificate(), key());
    }

    private Path certificate() {
        return directory.resolve("server.pem");
    }

    private Path key() {
        return directory.resolve("server.key");
    }

    private Path authorities() {
        return directory.resolve("clients.pem");
    }

    private static X509Certificate shown(int port) throws Exception {
        try (SSLSocket socket = connect(port, Optional.empty())) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static String asked(Node node, Optional<Authority.Holder> client) throws Exception {
        try (SSLSocket socket = connect(node.httpPort(), client)) {
            return health(socket);
        }
    }

    private static boolean serves(Node node, Optional<Authority.Holder> client) throws Exception {
        try (Channel channel = new Channel(node, client)) {
            return channel.serves();
        }
    }

    private static long measured(Node node, String name) throws Exception {
        try (SSLSocket socket = connect(node.httpPort(), Optional.empty())) {
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Asks on a connection that stays.
    private static String health(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String status = lines.readLine();
        if (status == null) {
            throw new IOException("the connection was closed");
        }
        long length = 0;
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        lines.skip(length);
        return status;
    }

    private static SSLSocket connect(int port, Optional<Authority.Holder> client) throws Exception {
        SSLSocket socket = open(port, client);
        socket.startHandshake();
        return socket;
    }

    private static SSLSocket open(int port, Optional<Authority.Holder> client) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(client), trusted(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static KeyManager[] keys(Optional<Authority.Holder> client) throws GeneralSecurityException, IOException {
        if (client.isEmpty()) {
            return new KeyManager[0];
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(client.get().store(), new char[0]);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trusted() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(OURS.store());
        return factory.getTrustManagers();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plusSeconds(120);
        while (!holds(condition) && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(condition.call()).isTrue();
    }

    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (StatusRuntimeException | IOException e) {
            return false;
        }
    }

    /// A connection that speaks gRPC.
    private static final class Channel implements AutoCloseable {

        private final ManagedChannel channel;

        private Channel(Node node, Optional<Authority.Holder> client) throws GeneralSecurityException, IOException {
            var credentials = TlsChannelCredentials.newBuilder().trustManager(trusted());
            if (client.isPresent()) {
                credentials.keyManager(keys(client));
            }
            channel = Grpc.newChannelBuilderForAddress("localhost", node.grpcPort(), credentials.build())
                    .build();
        }

        private boolean serves() throws InterruptedException {
            ServingStatus status = ServingStatus.UNKNOWN;
            for (int i = 0; i < 1_200 && status != ServingStatus.SERVING; i++) {
                Thread.sleep(i == 0 ? 0 : 100);
                status = HealthGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(Duration.ofSeconds(60))
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus();
            }
            return status == ServingStatus.SERVING;
        }

        @Override
        public void close() {
            channel.shutdownNow();
        }
    }
}
