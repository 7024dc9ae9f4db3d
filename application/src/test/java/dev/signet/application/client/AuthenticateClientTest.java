package dev.signet.application.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Town;
import dev.signet.application.client.AuthenticateClient.Attempt;
import dev.signet.application.client.AuthenticateClient.Authenticated;
import dev.signet.application.client.AuthenticateClient.NoTenant;
import dev.signet.application.client.AuthenticateClient.Outcome;
import dev.signet.application.client.AuthenticateClient.Refused;
import dev.signet.application.client.AuthenticateClient.Why;
import dev.signet.domain.client.ClientAssertion;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AuthenticateClientTest {

    private static final Guesser SOMEBODY = new Guesser("192.0.2.7", Guesser.Kind.ANYBODY);

    private static final String AUDIENCE = "https://id.example.org/acme";
    private static final Map<String, @Nullable Object> NO_HEADER = Map.of();
    private static final ClientId SIGNING = new ClientId("signing");

    private final Town town = new Town();
    private final Jwk key = town.world.assertions.newKey();
    private final RegisterClient.Registered signing = town.client(
            town.acme.id(), SIGNING.value(), Set.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT), List.of(key));

    @Test
    void a_client_is_known_by_the_secret_that_was_made_for_it() {
        assertThat(attempt(Town.proofOf(town.console))).isEqualTo(new Authenticated(town.acme, town.console.client()));
    }

    @Test
    void a_client_is_known_by_the_secret_that_somebody_chose_for_it() {
        var chosen = new ClientSecret("sixteen or more letters");
        town.client(
                town.acme.id(),
                "chosen",
                Set.of(ClientAuthenticationMethod.CLIENT_SECRET_POST),
                ClientPermissions.of(Set.of(GrantType.PASSWORD), Scopes.NONE),
                Optional.of(chosen),
                List.of());
        assertThat(attempt(post("chosen", chosen.reveal()))).isInstanceOf(Authenticated.class);
        assertThat(attempt(post("chosen", "sixteen other letters"))).isEqualTo(new Refused(Why.WRONG_SECRET));
    }

    @Test
    void nothing_is_no_proof() {
        assertThat(attempt(new ClientAuthentication.Absent())).isEqualTo(new Refused(Why.ABSENT));
    }

    @Test
    void a_public_client_needs_its_name_only() {
        town.client(town.acme.id(), "app", Set.of(ClientAuthenticationMethod.NONE), List.of());
        assertThat(attempt(new ClientAuthentication.Named(new ClientId("app")))).isInstanceOf(Authenticated.class);
    }

    @Test
    void a_client_with_a_secret_needs_more_than_its_name() {
        assertThat(attempt(new ClientAuthentication.Named(town.console.client().id())))
                .isEqualTo(new Refused(Why.METHOD_NOT_REGISTERED));
    }

    @Test
    void a_wrong_secret_is_refused() {
        assertThat(attempt(basic("console", "scs_wrong"))).isEqualTo(new Refused(Why.WRONG_SECRET));
    }

    @Test
    void an_unknown_client_is_refused() {
        assertThat(attempt(basic("nobody", "scs_wrong"))).isEqualTo(new Refused(Why.UNKNOWN));
    }

    @Test
    void the_right_secret_by_the_wrong_way_is_refused() {
        String secret = town.console.made().orElseThrow().reveal();
        assertThat(attempt(post("console", secret))).isEqualTo(new Refused(Why.METHOD_NOT_REGISTERED));
    }

    @Test
    void the_secret_of_the_client_of_that_name_in_another_tenant_is_refused() {
        assertThat(attempt(Town.proofOf(town.consoleOfGlobex))).isEqualTo(new Refused(Why.WRONG_SECRET));
    }

    @Test
    void a_suspended_client_learns_so_only_by_its_right_secret() {
        town.change(town.console.client(), client -> client.in(ClientState.SUSPENDED));
        assertThat(attempt(Town.proofOf(town.console))).isEqualTo(new Refused(Why.DISABLED));
        assertThat(attempt(basic("console", "scs_wrong"))).isEqualTo(new Refused(Why.WRONG_SECRET));
    }

    @Test
    void no_client_of_a_suspended_tenant_is_known() {
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(attempt(Town.proofOf(town.console))).isEqualTo(new NoTenant());
        assertThat(attempt(town.globex.id(), Town.proofOf(town.consoleOfGlobex)))
                .isInstanceOf(Authenticated.class);
    }

    @Test
    void an_old_secret_counts_until_its_overlap_is_over() {
        town.world.rotateClientSecret.handle(new RotateClientSecret.Request(
                town.acme.id(), town.console.client().id(), Duration.ofMinutes(5), Town.OPERATOR));
        assertThat(attempt(Town.proofOf(town.console))).isInstanceOf(Authenticated.class);
        town.world.pass(Duration.ofMinutes(5));
        assertThat(attempt(Town.proofOf(town.console))).isEqualTo(new Refused(Why.WRONG_SECRET));
    }

    @Test
    void a_client_is_known_by_what_it_signed() {
        assertThat(attempt(signed(claims()))).isEqualTo(new Authenticated(town.acme, signing.client()));
    }

    @Test
    void an_assertion_may_name_several_audiences() {
        assertThat(attempt(signed(claims("aud", List.of("https://elsewhere.example", AUDIENCE)))))
                .isInstanceOf(Authenticated.class);
    }

    @Test
    void an_assertion_counts_once() {
        ClientAuthentication assertion = signed(claims());
        assertThat(attempt(assertion)).isInstanceOf(Authenticated.class);
        assertThat(attempt(assertion)).isEqualTo(new Refused(Why.REPLAYED_ASSERTION));
        assertThat(attempt(signed(claims("exp", seconds(90)))))
                .as("the same jti in another assertion")
                .isEqualTo(new Refused(Why.REPLAYED_ASSERTION));
    }

    @Test
    void a_bad_assertion_leaves_its_jti_unused() {
        assertThat(attempt(signed(claims("aud", "https://elsewhere.example"))))
                .isEqualTo(new Refused(Why.BAD_ASSERTION));
        assertThat(attempt(signed(claims()))).isInstanceOf(Authenticated.class);
    }

    @Test
    void an_assertion_is_refused_unless_every_claim_is_good() {
        List<Map<String, @Nullable Object>> bad = List.of(
                claims("sub", "console"),
                claims("aud", "https://elsewhere.example"),
                claims("aud", List.of()),
                claims("aud", null),
                claims("exp", null),
                claims("exp", "soon"),
                claims("exp", seconds(0)),
                claims("exp", seconds(-1)),
                claims("exp", seconds(3601)),
                claims("iat", seconds(61)),
                claims("nbf", seconds(61)),
                claims("jti", null),
                claims("jti", ""),
                claims("jti", "x".repeat(257)),
                claims("jti", 7L));
        for (Map<String, @Nullable Object> claims : bad) {
            assertThat(attempt(signed(claims))).as(claims.toString()).isEqualTo(new Refused(Why.BAD_ASSERTION));
        }
    }

    @Test
    void claims_at_the_edge_of_what_is_good_are_good() {
        List<Map<String, @Nullable Object>> good = List.of(
                claims("jti", "x".repeat(256)),
                claims("exp", seconds(3600)),
                claims("exp", seconds(1)),
                claims("nbf", seconds(60)),
                claims("nbf", 0L));
        int n = 0;
        for (Map<String, @Nullable Object> claims : good) {
            claims.merge("jti", n++, (jti, number) -> jti.equals("once") ? "once" + number : jti);
            assertThat(attempt(signed(claims))).as(claims.toString()).isInstanceOf(Authenticated.class);
        }
    }

    @Test
    void times_that_are_no_times_are_refused() {
        List<Map<String, @Nullable Object>> bad = List.of(
                claims("exp", Long.MAX_VALUE),
                claims("iat", Long.MIN_VALUE),
                claims("iat", Long.MAX_VALUE),
                claims("nbf", Long.MAX_VALUE),
                claims("iat", "yesterday"),
                claims("nbf", true));
        for (Map<String, @Nullable Object> claims : bad) {
            assertThat(attempt(signed(claims))).as(claims.toString()).isEqualTo(new Refused(Why.BAD_ASSERTION));
        }
    }

    @Test
    void a_clock_that_is_a_minute_ahead_is_forgiven() {
        assertThat(attempt(signed(claims("iat", seconds(60))))).isInstanceOf(Authenticated.class);
    }

    @Test
    void an_assertion_by_another_key_is_refused() {
        String forged = town.world.assertions.sign(town.world.assertions.newKey(), NO_HEADER, claims());
        assertThat(attempt(by(forged, Optional.empty()))).isEqualTo(new Refused(Why.BAD_ASSERTION));
    }

    @Test
    void an_assertion_that_disagrees_with_the_name_beside_it_is_refused() {
        String assertion = town.world.assertions.sign(key, NO_HEADER, claims());
        assertThat(attempt(by(assertion, Optional.of(new ClientId("console")))))
                .isEqualTo(new Refused(Why.BAD_ASSERTION));
        assertThat(attempt(by(assertion, Optional.of(SIGNING)))).isInstanceOf(Authenticated.class);
    }

    @Test
    void an_assertion_of_nobody_is_refused() {
        assertThat(attempt(signed(claims("iss", "no client id")))).isEqualTo(new Refused(Why.BAD_ASSERTION));
        assertThat(attempt(signed(claims("iss", "nobody")))).isEqualTo(new Refused(Why.UNKNOWN));
        assertThat(attempt(by("no assertion", Optional.empty()))).isEqualTo(new Refused(Why.BAD_ASSERTION));
    }

    @Test
    void an_assertion_does_not_count_in_another_tenant() {
        assertThat(attempt(town.globex.id(), signed(claims()))).isEqualTo(new Refused(Why.UNKNOWN));
    }

    @Test
    void an_assertion_prints_nothing() {
        assertThat(by("very secret", Optional.empty()).toString()).doesNotContain("very secret");
    }

    @Test
    void a_chosen_secret_is_not_to_be_guessed_and_a_proven_one_goes_on() {
        var chosen = new ClientSecret("sixteen or more letters");
        town.client(
                town.acme.id(),
                "chosen",
                Set.of(ClientAuthenticationMethod.CLIENT_SECRET_POST),
                ClientPermissions.of(Set.of(GrantType.PASSWORD), Scopes.NONE),
                Optional.of(chosen),
                List.of());
        for (int i = 0; i < 6; i++) {
            assertThat(attempt(post("chosen", "sixteen other letters"))).isEqualTo(new Refused(Why.WRONG_SECRET));
        }
        int hashed = town.world.hasher.computed();
        assertThat(attempt(post("chosen", "sixteen other letters"))).isInstanceOf(AuthenticateClient.TooMany.class);
        assertThat(attempt(post("chosen", chosen.reveal()))).isInstanceOf(AuthenticateClient.TooMany.class);
        assertThat(town.world.hasher.computed()).isEqualTo(hashed);
        town.world.pass(Duration.ofSeconds(1));
        assertThat(attempt(post("chosen", chosen.reveal()))).isInstanceOf(Authenticated.class);
    }

    private Outcome attempt(ClientAuthentication proof) {
        return attempt(town.acme.id(), proof);
    }

    private Outcome attempt(TenantId tenant, ClientAuthentication proof) {
        return town.world.authenticateClient.handle(new Attempt(tenant, proof, Set.of(AUDIENCE), SOMEBODY));
    }

    private ClientAuthentication signed(Map<String, @Nullable Object> claims) {
        return by(town.world.assertions.sign(key, NO_HEADER, claims), Optional.empty());
    }

    private static ClientAuthentication by(String assertion, Optional<ClientId> client) {
        return new ClientAuthentication.ByAssertion(new ClientAssertion(assertion), client);
    }

    private long seconds(long fromNow) {
        return town.world.now().getEpochSecond() + fromNow;
    }

    private Map<String, @Nullable Object> claims() {
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("iss", SIGNING.value());
        claims.put("sub", SIGNING.value());
        claims.put("aud", AUDIENCE);
        claims.put("exp", seconds(60));
        claims.put("jti", "once");
        return claims;
    }

    private Map<String, @Nullable Object> claims(String name, @Nullable Object value) {
        Map<String, @Nullable Object> claims = claims();
        claims.put(name, value);
        return claims;
    }

    private static ClientAuthentication basic(String client, String secret) {
        return bySecret(client, secret, ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private static ClientAuthentication post(String client, String secret) {
        return bySecret(client, secret, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    private static ClientAuthentication bySecret(String client, String secret, ClientAuthenticationMethod method) {
        return new ClientAuthentication.BySecret(new ClientId(client), new ClientSecret(secret), method);
    }
}
