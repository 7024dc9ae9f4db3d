package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.signet.application.client.signing.VerifyRequestSignature;
import dev.signet.bootstrap.command.CommandLineOfSignet;
import dev.signet.bootstrap.command.Surroundings;
import dev.signet.domain.Hkdf;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.signature.SignedRequest;
import dev.signet.domain.signature.SigningProfile;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.persistence.database.TestDatabase;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// The keys by which clients sign, over two nodes on one PostgreSQL; the second got a new master key meanwhile.
@TestInstance(Lifecycle.PER_CLASS)
final class RequestSigningTest {

    private static final String NEW_MASTER_KEY = "ffeeddccbbaa99887766554433221100fedcba9876543210fedcba9876543210";
    private static final String CLIENTS = "/admin/v1/tenants/primary/clients";

    private final MovableClock clock = new MovableClock();
    private final TestDatabase database = TestDatabase.empty();
    private final Path directory;
    private final Node first;
    private final Node second;
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    RequestSigningTest(@TempDir Path directory) {
        this.directory = directory;
        first = Node.start(database, directory, clock);
        second = Node.start(
                database, directory, clock, Map.of("IDENTITY_MASTER_KEY", NEW_MASTER_KEY + "," + Node.MASTER_KEY));
    }

    @BeforeAll
    void listen() {
        heard.start();
        root().addAppender(heard);
    }

    @AfterAll
    void stop() {
        root().detachAppender(heard);
        second.close();
        first.close();
        database.close();
    }

    @Test
    void what_was_sealed_under_the_old_master_key_is_recovered_under_the_new() {
        client("signer");
        String old = rotated(first, "signer", 0);
        assertThat(isKnown(first, "signer", old)).isTrue();
        assertThat(isKnown(second, "signer", old)).isTrue();
        String next = rotated(second, "signer", 60);
        assertThat(isKnown(second, "signer", old)).isTrue();
        assertThat(isKnown(second, "signer", next)).isTrue();
        clock.forward(Duration.ofSeconds(60));
        assertThat(isKnown(second, "signer", old)).isFalse();
        assertThat(isKnown(second, "signer", next)).isTrue();
    }

    @Test
    void however_many_rotate_at_once_two_keys_count() throws Exception {
        client("busy");
        List<String> keys;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> all = IntStream.range(0, 12)
                    .<Callable<String>>mapToObj(i -> () -> rotated(first, "busy", 300))
                    .toList();
            keys = threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys).filteredOn(key -> isKnown(second, "busy", key)).hasSize(2);
    }

    @Test
    void a_key_is_told_to_nobody_again() {
        client("secretive");
        String key = rotated(first, "secretive", 0);
        for (String place : List.of(
                CLIENTS,
                CLIENTS + "/secretive",
                CLIENTS + "/secretive/credentials",
                "/admin/v1/tenants/primary/audit")) {
            var told = first.caller().operator("GET", place, "");
            assertThat(told.status()).as(place).isEqualTo(200);
            assertThat(told.body())
                    .as(place)
                    .containsAnyOf("client_id", "hmac_key", "hmac_key_rotated")
                    .doesNotContain(key);
        }
        StringWriter out = new StringWriter();
        int code = CommandLineOfSignet.run(
                new Surroundings(
                        Node.environment(database, directory),
                        directory,
                        InputStream.nullInputStream(),
                        new PrintWriter(out, true),
                        new PrintWriter(out, true)),
                "export",
                "--tenant",
                "primary");
        assertThat(code).as(out::toString).isZero();
        assertThat(out.toString()).contains("secretive").doesNotContain(key, "hmac");
        assertThat(List.copyOf(heard.list))
                .isNotEmpty()
                .noneMatch(event -> (event.getFormattedMessage() + event.getKeyValuePairs() + event.getMDCPropertyMap())
                        .contains(key));
    }

    private void client(String id) {
        assertThat(first.caller()
                        .operator(
                                "POST",
                                CLIENTS,
                                "{\"client_id\":\"%s\",\"grant_types\":[\"client_credentials\"]}".formatted(id))
                        .status())
                .isEqualTo(201);
    }

    private static String rotated(Node node, String client, int overlap) {
        var answer = node.caller()
                .operator("POST", CLIENTS + "/" + client + "/hmac-key", "{\"overlap_seconds\":%d}".formatted(overlap));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("hmac_key");
    }

    /// Whether a request counts that is signed with `key`.
    private boolean isKnown(Node node, String client, String key) {
        String now = Long.toString(clock.instant().getEpochSecond());
        byte[] mac = Hkdf.hmac(utf8(key), utf8(now + "|GET|/orders|"));
        var signed = new SignedRequest(
                SigningProfile.EXECUTION,
                "GET",
                "/orders",
                new byte[0],
                new SignedRequest.Stamp(now, HexFormat.of().formatHex(mac)));
        return node.bean(VerifyRequestSignature.class)
                        .handle(new VerifyRequestSignature.Request(
                                node.tenant(new TenantSlug("primary")), new ClientId(client), signed))
                instanceof VerifyRequestSignature.Verified;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
