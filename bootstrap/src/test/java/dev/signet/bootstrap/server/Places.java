package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.signet.domain.ServersUnderTest;
import dev.signet.secrets.custody.StrictAws;
import dev.signet.secrets.custody.StrictVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a vector of custody says that lies in files, in Vault and in AWS, put there. Vault is the one that
/// `SIGNET_TEST_VAULT_ADDR` and `SIGNET_TEST_VAULT_TOKEN` name, else a [StrictVault].
final class Places implements AutoCloseable {

    private static final Optional<String> NAMED = ServersUnderTest.named(ServersUnderTest.VAULT);
    private static final String TOKEN = NAMED.isPresent()
            ? ServersUnderTest.named(ServersUnderTest.VAULT_TOKEN).orElse("")
            : StrictVault.ROOT;

    private final StrictVault vault = StrictVault.start();
    private final StrictAws aws = StrictAws.start();
    private final Map<String, String> settings = new HashMap<>();

    private Places() {}

    static Places of(CustodyVector vector, Path directory) throws IOException {
        var places = new Places();
        Files.createDirectories(directory);
        places.known();
        for (Map.Entry<String, Object> file : vector.in("files").entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue() + "\n");
        }
        vector.in("vault").forEach((path, document) -> places.write(path, Map.of("data", document)));
        vector.in("vault_1").forEach((path, document) -> places.write(path, document));
        vector.in("aws").forEach((name, text) -> places.aws.keep(name, String.valueOf(text)));
        vector.in("aws_binary")
                .forEach((name, text) ->
                        places.aws.keep(name, String.valueOf(text).getBytes(StandardCharsets.UTF_8)));
        places.settings.putAll(vector.settings(Map.of("files", directory.toString())));
        return places;
    }

    /// Where everything is, and what opens it.
    private void known() {
        settings.put("VAULT_ADDR", NAMED.orElse(vault.address().toString()));
        settings.put("VAULT_TOKEN", TOKEN);
        settings.put("AWS_REGION", "eu-west-1");
        settings.put("AWS_ENDPOINT_URL", aws.address().toString());
        if (System.getenv("AWS_ACCESS_KEY_ID") == null) {
            System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
            System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        }
    }

    /// What a server is started with.
    Map<String, String> settings() {
        return settings;
    }

    private void write(String path, Object document) {
        var answer = new Caller(String.valueOf(settings.get("VAULT_ADDR")))
                .send(
                        "POST",
                        "/v1/" + path,
                        JSONObjectUtils.toJSONString(VectorValues.members(document)),
                        Map.of("X-Vault-Token", TOKEN, "X-Vault-Request", "true"));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }

    @Override
    public void close() {
        vault.close();
        aws.close();
    }
}
