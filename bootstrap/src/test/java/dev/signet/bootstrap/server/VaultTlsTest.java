package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import dev.signet.secrets.custody.StrictVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Vault whose certificate a private authority vouches for.
final class VaultTlsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final String KEYS = "/admin/v1/tenants/acme/keys";

    private final Authority ours = Authority.called("ours");

    @TempDir
    private static Path data = Path.of("");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void is_trusted_by_the_authority_that_is_named_and_by_no_other() throws Exception {
        Path right = directory.resolve("right.pem");
        Path wrong = directory.resolve("wrong.pem");
        Path both = directory.resolve("both.pem");
        ours.write(right);
        Authority.called("theirs").write(wrong);
        Files.writeString(both, Files.readString(wrong) + Files.readString(right));
        try (StrictVault vault = StrictVault.start(context())) {
            for (Map<String, String> distrusting :
                    List.of(Map.<String, String>of(), Map.of("VAULT_CACERT", wrong.toString()))) {
                try (Node node = start(vault, distrusting)) {
                    var refused = node.caller().operator("POST", KEYS, transit("right.pem"));
                    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
                    assertThat(node.caller().get("/ready").body()).contains("degraded", "vault-transit");
                }
            }
            for (Path trusting : List.of(right, both)) {
                String name = String.valueOf(trusting.getFileName());
                vault.make(name, "rsa-2048");
                try (Node node = start(vault, Map.of("VAULT_CACERT", trusting.toString()))) {
                    var made = node.caller().operator("POST", KEYS, transit(name));
                    assertThat(made.status()).as(made.body()).isEqualTo(201);
                    assertThat(node.caller()
                                    .login("acme", "alice", "AlicePass123!")
                                    .status())
                            .isEqualTo(200);
                }
            }
        }
    }

    @Test
    void an_authority_that_cannot_be_read_is_told() throws Exception {
        try (StrictVault vault = StrictVault.start(context());
                Node node = start(
                        vault,
                        Map.of("VAULT_CACERT", directory.resolve("nothing.pem").toString()))) {
            var refused = node.caller().operator("POST", KEYS, transit("acme"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("nothing.pem");
        }
    }

    private static String transit(String name) {
        return "{\"reference\":\"vault-transit:transit/%s\",\"at_once\":true}".formatted(name);
    }

    private Node start(StrictVault vault, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("VAULT_ADDR", vault.address().toString(), "VAULT_TOKEN", StrictVault.ROOT));
        settings.putAll(more);
        return Node.start(DATABASE, data, InstantSource.system(), settings);
    }

    private SSLContext context() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(ours.certify("vault").store(), new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, new SecureRandom());
        return context;
    }
}
