package dev.signet.secrets.custody;

import dev.signet.domain.ServersUnderTest;
import dev.signet.domain.signature.SecretText;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Vault that contracts run against: the one that `SIGNET_TEST_VAULT_ADDR` and
/// `SIGNET_TEST_VAULT_TOKEN` name (with a key/value engine of version 2 at `secret`, one of version 1 at
/// `kv`, transit at `transit`, and AppRole at `approle`), else a [StrictVault].
final class VaultUnderTest {

    private static final Optional<String> NAMED = ServersUnderTest.named(ServersUnderTest.VAULT);

    private static final URI ADDRESS =
            NAMED.map(URI::create).orElseGet(() -> StrictVault.start().address());

    private VaultUnderTest() {}

    static VaultSettings settings() {
        String token = NAMED.isPresent()
                ? ServersUnderTest.named(ServersUnderTest.VAULT_TOKEN).orElse("")
                : StrictVault.ROOT;
        return settings(ADDRESS, new VaultLogin.Token(new SecretText(token)));
    }

    static VaultSettings settings(URI address, VaultLogin login) {
        return new VaultSettings(address, Optional.empty(), login, Optional.empty(), Duration.ofSeconds(5));
    }

    /// What lies at `path`, or is answered to `members`.
    static Map<?, ?> asked(String path, Optional<Map<String, ?>> members) {
        try (VaultClient client = new VaultClient(settings())) {
            return members.<Optional<Map<?, ?>>>map(given ->
                            client.write(path, new LinkedHashMap<String, @Nullable Object>(given), path, () -> {}))
                    .orElseGet(() -> client.read(path, path))
                    .orElseThrow();
        }
    }

    /// Writes `members` to `path`, as an operator would.
    static void write(VaultSettings settings, String path, Map<String, ?> members) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(members);
        try (VaultClient client = new VaultClient(settings)) {
            client.write(path, body, path, () -> {});
        }
    }
}
