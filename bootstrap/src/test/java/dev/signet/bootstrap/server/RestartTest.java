package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestartTest {

    private static final int ENDED_BY_SIGTERM = 143;
    private static final String TENANT = "/admin/v1/tenants/acme";
    private static final String CLIENT_CREDENTIALS = "grant_type=client_credentials";

    @TempDir
    private Path home = Path.of("");

    @Test
    void a_second_start_finds_the_users_clients_keys_and_tokens_of_the_first() throws Exception {
        String tokens;
        String refresh;
        String secret;
        String keys;
        String demo;
        try (ServerProcess first = ServerProcess.start(home)) {
            Caller caller = first.caller();
            caller.operator("POST", TENANT + "/users", """
                    {"userName": "bob", "password": "Bobs-Own-Pass-1"}""");
            secret = caller.operator("POST", TENANT + "/clients", """
                            {"client_id": "robot", "grant_types": ["client_credentials"], "scope": "read:robots"}""").text("client_secret");
            var login = caller.login("acme", "bob", "Bobs-Own-Pass-1");
            tokens = login.text("access_token");
            refresh = login.text("refresh_token");
            keys = caller.get("/acme/.well-known/jwks.json").body();
            demo = demoFile();
            assertThat(first.stop()).isEqualTo(ENDED_BY_SIGTERM);
        }

        try (ServerProcess second = ServerProcess.start(home)) {
            Caller caller = second.caller();
            assertThat(demoFile()).isEqualTo(demo);
            assertThat(caller.get("/acme/.well-known/jwks.json").body()).isEqualTo(keys);
            assertThat(caller.introspect("acme", tokens).member("active")).isEqualTo(true);
            assertThat(caller.form("/acme/oauth/token", "robot", secret, CLIENT_CREDENTIALS)
                            .member("scope"))
                    .isEqualTo("read:robots");
            assertThat(caller.login("acme", "bob", "Bobs-Own-Pass-1").status()).isEqualTo(200);
            assertThat(caller.login("acme", "alice", "AlicePass123!").status()).isEqualTo(200);
            assertThat(caller.json("/acme/oauth/token", """
                                    {"grant_type": "refresh_token", "refresh_token": "%s"}""".formatted(refresh)).status())
                    .isEqualTo(200);
        }
    }

    private String demoFile() throws java.io.IOException {
        return Files.readString(ServerProcess.data(home).resolve("demo.env"));
    }
}
