package dev.signet.secrets.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How this deployment proves itself, and how its lease is kept, against [StrictVault].
final class VaultSessionTest {

    private static final String LOGIN = "POST /v1/auth/approle/login";
    private static final String RENEWAL = "POST /v1/auth/token/renew-self";
    private static final SecretReference SECRET = SecretReference.parse("vault:secret/data/signet/session#value");

    @TempDir
    private Path directory = Path.of("");

    private final StrictVault vault = StrictVault.start();

    @BeforeEach
    void something_to_read() {
        VaultUnderTest.write(
                VaultUnderTest.settings(vault.address(), new VaultLogin.Token(new SecretText(StrictVault.ROOT))),
                "secret/data/signet/session",
                Map.of("data", Map.of("value", "found")));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void a_role_logs_in_once_and_reads_often() {
        try (VaultClient client = client(role("swordfish"))) {
            assertThat(read(client)).isEqualTo("found");
            assertThat(read(client)).isEqualTo("found");
            assertThat(vault.asked()).containsOnlyOnce(LOGIN);
        }
    }

    @Test
    void a_service_account_shows_the_token_that_is_in_its_file_then() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "the.service.account\n");
        try (VaultClient client = client(new VaultLogin.Kubernetes("kubernetes", "signet", file))) {
            assertThat(read(client)).isEqualTo("found");
        }
    }

    @Test
    void a_wrong_secret_is_told_and_not_repeated() {
        try (VaultClient client = client(role("wrongfish"))) {
            assertThatThrownBy(() -> read(client))
                    .isInstanceOf(OutOfReach.class)
                    .hasMessageContaining("approle")
                    .hasMessageNotContaining("wrongfish");
        }
    }

    @Test
    void a_token_that_was_taken_back_is_replaced_by_another_login() {
        try (VaultClient client = client(role("swordfish"))) {
            assertThat(read(client)).isEqualTo("found");
            vault.revokeAll();
            assertThat(read(client)).isEqualTo("found");
            assertThat(vault.asked().stream().filter(LOGIN::equals)).hasSize(2);
        }
    }

    @Test
    void a_lease_is_renewed_before_it_ends_and_another_login_follows_the_last_renewal() throws InterruptedException {
        vault.leases(Duration.ofSeconds(2), Duration.ofSeconds(4));
        try (VaultClient client = client(role("swordfish"))) {
            int reads = 0;
            while (asked(RENEWAL) == 0 || asked(LOGIN) < 2 || reads < 20) {
                assertThat(reads++).as("it is renewed, and then begun again").isLessThan(600);
                assertThat(read(client)).isEqualTo("found");
                Thread.sleep(100);
            }
            assertThat(asked(LOGIN)).as("it is not begun again each time").isLessThan(reads);
        }
    }

    private long asked(String what) {
        return vault.asked().stream().filter(what::equals).count();
    }

    @Test
    void a_namespace_is_named_in_every_request() {
        vault.namespace("team-a");
        VaultSettings inside = new VaultSettings(
                vault.address(), Optional.of("team-a"), role("swordfish"), Optional.empty(), Duration.ofSeconds(5));
        try (VaultClient client = new VaultClient(inside);
                VaultClient outside = client(role("swordfish"))) {
            assertThat(read(client)).isEqualTo("found");
            assertThatThrownBy(() -> read(outside)).isInstanceOf(OutOfReach.class);
        }
    }

    @Test
    void a_sealed_vault_is_out_of_reach_until_it_is_opened() {
        try (VaultClient client = client(role("swordfish"))) {
            vault.sealed(true);
            assertThatThrownBy(() -> read(client)).isInstanceOf(OutOfReach.class);
            vault.sealed(false);
            assertThat(read(client)).isEqualTo("found");
        }
    }

    private VaultClient client(VaultLogin login) {
        return new VaultClient(VaultUnderTest.settings(vault.address(), login));
    }

    private static VaultLogin role(String secret) {
        return new VaultLogin.AppRole("approle", "signet", new SecretText(secret));
    }

    private static String read(VaultClient client) {
        return new VaultSecretStore(client).fetch(SECRET).reveal();
    }
}
