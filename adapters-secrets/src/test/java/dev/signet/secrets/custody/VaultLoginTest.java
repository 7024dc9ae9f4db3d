package dev.signet.secrets.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Logins by AppRole and their leases, at the Vault under test.
final class VaultLoginTest {

    private static final String POLICY = "path \"secret/data/signet/*\" { capabilities = [\"read\"] }";
    private static final SecretReference SECRET = SecretReference.parse("vault:secret/data/signet/login#value");

    private final String name = "signet-" + UUID.randomUUID();

    @Test
    void a_role_is_let_in() {
        try (VaultClient client = client(role("60s", "600s"))) {
            assertThat(read(client)).isEqualTo("found");
        }
    }

    @Test
    void whoever_does_not_know_the_secret_is_not() {
        VaultLogin.AppRole right = role("60s", "600s");
        var wrong = new VaultLogin.AppRole("approle", right.roleId(), new SecretText("wrong"));
        try (VaultClient client = client(wrong)) {
            assertThatThrownBy(() -> read(client))
                    .isInstanceOf(OutOfReach.class)
                    .hasMessageContaining("approle");
        }
    }

    @Test
    void a_deployment_stays_in_beyond_the_longest_life_of_a_token() throws InterruptedException {
        try (VaultClient client = client(role("2s", "4s"))) {
            long end = System.nanoTime() + Duration.ofSeconds(9).toNanos();
            while (System.nanoTime() - end < 0) {
                assertThat(read(client)).isEqualTo("found");
                Thread.sleep(100);
            }
        }
    }

    @Test
    void a_token_that_somebody_made_is_renewed() throws InterruptedException {
        VaultLogin.AppRole role = role("2s", "60s");
        String token;
        try (VaultHttp http = new VaultHttp(VaultUnderTest.settings())) {
            token = String.valueOf(http.send(
                            "auth/approle/login",
                            Optional.empty(),
                            Optional.of(Map.of(
                                    "role_id",
                                    role.roleId(),
                                    "secret_id",
                                    role.secretId().reveal())))
                    .object("auth")
                    .get("client_token"));
        }
        try (VaultClient client = client(new VaultLogin.Token(new SecretText(token)))) {
            for (int i = 0; i < 12; i++) {
                assertThat(read(client)).isEqualTo("found");
                Thread.sleep(500);
            }
        }
    }

    private VaultLogin.AppRole role(String life, String longest) {
        VaultUnderTest.write(
                VaultUnderTest.settings(), "secret/data/signet/login", Map.of("data", Map.of("value", "found")));
        VaultUnderTest.write(VaultUnderTest.settings(), "sys/policies/acl/signet", Map.of("policy", POLICY));
        VaultUnderTest.write(
                VaultUnderTest.settings(),
                "auth/approle/role/" + name,
                Map.of("token_policies", "signet", "token_ttl", life, "token_max_ttl", longest));
        Object id = VaultUnderTest.asked("auth/approle/role/" + name + "/role-id", Optional.empty())
                .get("role_id");
        Object secret = VaultUnderTest.asked("auth/approle/role/" + name + "/secret-id", Optional.of(Map.of()))
                .get("secret_id");
        return new VaultLogin.AppRole("approle", String.valueOf(id), new SecretText(String.valueOf(secret)));
    }

    private static VaultClient client(VaultLogin login) {
        return new VaultClient(VaultUnderTest.settings(VaultUnderTest.settings().address(), login));
    }

    private static String read(VaultClient client) {
        return new VaultSecretStore(client).fetch(SECRET).reveal();
    }
}
