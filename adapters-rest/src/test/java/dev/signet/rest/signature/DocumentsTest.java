package dev.signet.rest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rest.Answer;
import dev.signet.rest.Caller;
import dev.signet.rest.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What everybody may read about a tenant.
final class DocumentsTest {

    private static final World WORLD = new World();
    private static final Caller CALLER = WORLD.caller();

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/.well-known/openid-configuration, ''",
        "/.well-known/openid-configuration/, ''",
        "/.well-known/oauth-authorization-server, ''",
        "/acme/.well-known/openid-configuration, /acme",
        "/globex/.well-known/openid-configuration, /globex",
        "/globex/.well-known/oauth-authorization-server, /globex",
        "/.well-known/oauth-authorization-server/globex, /globex"
    })
    void metadata_names_the_issuer_under_which_it_was_found(String path, String issuer) {
        Answer answer = CALLER.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("issuer", World.BASE + issuer)
                .containsEntry("token_endpoint", World.BASE + issuer + "/oauth/token")
                .containsEntry("introspection_endpoint", World.BASE + issuer + "/oauth/introspect")
                .containsEntry("revocation_endpoint", World.BASE + issuer + "/oauth/revoke")
                .doesNotContainKeys("authorization_endpoint", "userinfo_endpoint", "device_authorization_endpoint");
        assertThat(answer.text("jwks_uri"))
                .isEqualTo(World.BASE + (issuer.isEmpty() ? "/acme" : issuer) + "/.well-known/jwks.json");
    }

    @Test
    void a_header_does_not_move_the_root() {
        assertThat(CALLER.with("X-Tenant", "globex")
                        .get("/.well-known/openid-configuration")
                        .text("issuer"))
                .isEqualTo(World.BASE);
    }

    @Test
    void a_header_that_contradicts_the_path_is_refused() {
        assertThat(CALLER.with("X-Tenant", "acme")
                        .get("/globex/.well-known/openid-configuration")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/jwks.json",
                "/.well-known/jwks.json/",
                "/well-known/jwks.json",
                "/keys",
                "/acme/.well-known/jwks.json",
                "/acme/keys",
                "/acme/well-known/jwks.json"
            })
    void keys_say_what_they_are_for(String path) {
        Answer answer = CALLER.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=300");
        assertThat((List<?>) answer.json().get("keys")).hasSize(2).allSatisfy(key -> {
            Map<?, ?> members = (Map<?, ?>) key;
            assertThat(members.get("use")).isEqualTo("sig");
            assertThat(members.get("kid")).isNotNull();
            assertThat(List.of("RS256", "ES256")).contains((String) members.get("alg"));
            assertThat(List.of("RSA", "EC")).contains((String) members.get("kty"));
        });
    }

    @Test
    void tenants_have_different_keys() {
        assertThat(CALLER.get("/globex/keys").body())
                .isNotEqualTo(CALLER.get("/acme/keys").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/acme/keys", "/.well-known/openid-configuration"})
    void who_has_it_already_is_told_so(String path) {
        String etag = CALLER.get(path).header("etag");
        assertThat(etag).matches("\"[A-Za-z0-9_-]{22}\"");

        for (String known : List.of(etag, "\"other\", " + etag, "W/" + etag, "*")) {
            Answer answer = CALLER.with("If-None-Match", known).get(path);
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("etag")).isEqualTo(etag);
            assertThat(answer.header("cache-control")).isEqualTo("public, max-age=300");
        }
        assertThat(CALLER.with("If-None-Match", "\"other\"").get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere/keys",
                "/ghost/keys",
                "/ghost/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server/ghost",
                "/.well-known/oauth-authorization-server/nowhere",
                "/NoSlug/.well-known/jwks.json"
            })
    void a_tenant_that_is_not_served_has_no_documents(String path) {
        Answer answer = CALLER.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json()).containsEntry("detail", "Unknown tenant");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }
}
