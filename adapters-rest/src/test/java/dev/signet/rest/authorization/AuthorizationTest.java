package dev.signet.rest.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Cast;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.UserState;
import dev.signet.rest.Answer;
import dev.signet.rest.Caller;
import dev.signet.rest.Inhabitants;
import dev.signet.rest.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AuthorizationTest {

    private final World world = new World();
    private final Caller caller = world.caller();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_good_token_passes_and_headers_say_whose_it_is() {
        Answer answer = bearing(token("acme")).get("/authz");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("X-Authenticated-User")).isEqualTo("Alice");
        assertThat(answer.header("X-Tenant-ID")).isEqualTo("acme");
        assertThat(answer.header("X-User-Scopes")).contains("openid", "read:users", "tenant:acme");
        assertThat(answer.header("X-User-Roles")).isEqualTo("trading");
        assertThat(answer.raw().headers().allValues("X-Client-ID"))
                .as("there, so that a proxy overwrites a client's own")
                .containsExactly("");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void what_a_client_writes_of_itself_comes_back_from_nowhere() {
        Answer answer = bearing(token("acme"))
                .with("X-Authenticated-User", "root")
                .with("X-User-Roles", "admin")
                .with("X-Client-ID", "root")
                .get("/authz");

        assertThat(answer.raw().headers().allValues("X-Authenticated-User")).containsExactly("Alice");
        assertThat(answer.raw().headers().allValues("X-User-Roles")).containsExactly("trading");
        assertThat(answer.header("X-Client-ID")).isEmpty();
    }

    @Test
    void a_clients_own_token_names_the_client() {
        String token = caller.as("console", Inhabitants.SECRET)
                .form("/oauth/token", "grant_type", "client_credentials")
                .text("access_token");

        Answer answer = bearing(token).get("/authz");

        assertThat(answer.header("X-Client-ID")).isEqualTo("console");
        assertThat(answer.header("X-Authenticated-User")).isEqualTo("console");
        assertThat(answer.header("X-User-Roles")).isEmpty();
    }

    @Test
    void who_shows_nothing_good_is_asked_to_prove_themselves() {
        String refresh = login("acme").text("refresh_token");
        for (Caller stranger : List.of(
                caller,
                bearing("garbage"),
                bearing(refresh),
                bearing(World.OPERATOR_TOKEN),
                caller.as("console", Inhabitants.SECRET),
                bearing(token("acme")).with("X-Tenant-ID", "nowhere"))) {
            Answer answer = stranger.get("/authz");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"signet\"");
            assertThat(answer.header("X-Authenticated-User")).isEmpty();
        }
        assertThat(caller.get("/authz").header("WWW-Authenticate")).isEqualTo("Bearer realm=\"signet\"");
    }

    @Test
    void revocation_suspension_and_time_count_at_once() {
        String token = token("acme");
        assertThat(bearing(token).get("/authz").status()).isEqualTo(200);

        world.cast().alice(UserState.DISABLED);
        assertThat(bearing(token).get("/authz").status()).isEqualTo(401);
        world.cast().alice(UserState.ACTIVE);
        world.cast().put(Cast.ACME, TenantState.SUSPENDED);
        assertThat(bearing(token).get("/authz").status()).isEqualTo(401);
        world.cast().put(Cast.ACME, TenantState.ACTIVE);
        assertThat(bearing(token).get("/authz").status()).isEqualTo(200);
        world.pass(Duration.ofHours(2));
        assertThat(bearing(token).get("/authz").status()).isEqualTo(401);
    }

    @Test
    void the_path_pins_the_tenant_whose_tokens_pass() {
        String foreign = token("globex");

        assertThat(bearing(foreign).get("/globex/authz").status()).isEqualTo(200);
        assertThat(bearing(foreign).get("/acme/authz").status()).isEqualTo(401);
        assertThat(bearing(foreign).get("/nowhere/authz").status()).isEqualTo(401);
        assertThat(bearing(foreign)
                        .with("X-Tenant-ID", "globex")
                        .get("/acme/authz")
                        .status())
                .isEqualTo(403);
        assertThat(bearing(foreign).get("/authz").status()).isEqualTo(401);
        assertThat(bearing(foreign).with("X-Tenant-ID", "globex").get("/authz").header("X-Tenant-ID"))
                .isEqualTo("globex");
    }

    @Test
    void scopes_may_be_asked_for_and_all_of_them_count() {
        Caller alice = bearing(token("acme"));

        assertThat(alice.get("/authz?scope=read:users%20openid").status()).isEqualTo(200);
        assertThat(alice.get("/authz?scope=read:users&scope=openid").status()).isEqualTo(200);
        Answer refused = alice.get("/authz?scope=read:users&scope=admin:users");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"", "scope=\"admin:users read:users\"");
        assertThat(alice.get("/authz?scope=%22").status()).isEqualTo(403);
    }

    @Test
    void what_proxies_tell_of_the_original_request_decides_nothing() {
        Caller alice = bearing(token("acme"))
                .with("X-Original-URI", "/admin/v1/tenants")
                .with("X-Original-Method", "DELETE")
                .with("X-Forwarded-Method", "DELETE")
                .with("X-Forwarded-Uri", "/admin/v1/tenants?scope=admin:system")
                .with("X-Forwarded-Host", "elsewhere.example");

        assertThat(alice.get("/authz").status()).isEqualTo(200);
        assertThat(alice.get("/authz?scope=admin:system").status()).isEqualTo(403);
    }

    @Test
    void refusals_are_counted_for_the_audit_trail() {
        bearing("garbage").get("/acme/authz");

        assertThat(world.refused())
                .singleElement()
                .satisfies(tally -> assertThat(tally.refusal().action()).isEqualTo(AuditAction.ACCESS_REFUSED));
    }

    private Caller bearing(String token) {
        return caller.with("Authorization", "Bearer " + token);
    }

    private String token(String tenant) {
        return login(tenant).text("access_token");
    }

    private Answer login(String tenant) {
        return caller.with("X-Tenant-ID", tenant)
                .json(
                        "/oauth/token",
                        "{\"grant_type\":\"password\",\"username\":\"Alice\",\"password\":\"%s\"}"
                                .formatted(Inhabitants.PASSWORD));
    }
}
