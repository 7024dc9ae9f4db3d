package dev.signet.application.token;

import static dev.signet.domain.Cast.trusted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.client.RegisterClient;
import dev.signet.application.signature.Signer;
import dev.signet.application.signature.TenantKeys;
import dev.signet.application.token.IntrospectToken.ActiveAccess;
import dev.signet.application.token.IntrospectToken.ActiveRefresh;
import dev.signet.application.token.IntrospectToken.Inactive;
import dev.signet.application.token.IntrospectToken.Inspector;
import dev.signet.application.user.ChangeUser;
import dev.signet.domain.Cast;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.token.VerifiedToken;
import dev.signet.domain.user.RoleName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JudgeTokensTest {

    private static final Inspector SERVICE = new IntrospectToken.Service();
    private static final RevokeToken.Authority BY_SERVICE = new RevokeToken.Service();

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();
    private final RegisterClient.Registered other =
            town.client(acme, "other", Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC), List.of());
    private final IssuedTokens tokens = town.tokensThrough(town.console, town.alice, acme);
    private final TokenText access = tokens.access().text();
    private final TokenText refresh = tokens.refresh().orElseThrow();

    @Test
    void the_service_may_ask_about_every_token_of_the_tenant() {
        assertThat(ask(SERVICE, access)).isInstanceOf(ActiveAccess.class);
        assertThat(ask(SERVICE, refresh)).isInstanceOf(ActiveRefresh.class);
    }

    @Test
    void a_client_may_ask_about_its_own_tokens_and_a_trusted_one_about_all() {
        assertThat(bothBy(town.console.client())).containsExactly(true, true);
        assertThat(bothBy(other.client())).containsExactly(false, false);
        assertThat(bothBy(trusted(other.client()))).containsExactly(true, true);
    }

    @Test
    void a_bearer_may_ask_about_that_very_token_and_its_own_grant() {
        Inspector bearer = new IntrospectToken.ByBearer(read(access));
        assertThat(ask(bearer, access)).isInstanceOf(ActiveAccess.class);
        assertThat(ask(bearer, refresh)).isInstanceOf(ActiveRefresh.class);
        IssuedTokens others = town.tokensThrough(town.console, town.alice, acme);
        assertThat(ask(bearer, others.access().text())).isEqualTo(new Inactive());
        assertThat(ask(bearer, others.refresh().orElseThrow())).isEqualTo(new Inactive());
    }

    @Test
    void a_bearer_who_administers_tokens_may_ask_about_all() {
        town.role(acme, "inspector", "admin:tokens");
        town.world.changeUser.handle(new ChangeUser.Request(
                acme,
                town.alice.id(),
                Optional.empty(),
                same -> same,
                Optional.of(Set.of(new RoleName("inspector"))),
                Town.OPERATOR));
        Inspector inspector = new IntrospectToken.ByBearer(
                read(town.tokensOf(town.alice, acme).access().text()));
        assertThat(ask(inspector, access)).isInstanceOf(ActiveAccess.class);
        assertThat(ask(inspector, refresh)).isInstanceOf(ActiveRefresh.class);
    }

    @Test
    void what_is_said_of_a_client_is_what_it_is_now() {
        assertThat(((ActiveAccess) ask(SERVICE, access)).trustedClient()).isFalse();
        town.change(town.console.client(), Cast::trusted);
        assertThat(((ActiveAccess) ask(SERVICE, access)).trustedClient()).isTrue();
    }

    @Test
    void a_token_of_another_tenant_is_inactive() {
        assertThat(ask(town.globex.id(), SERVICE, access)).isEqualTo(new Inactive());
        assertThat(ask(town.globex.id(), SERVICE, refresh)).isEqualTo(new Inactive());
    }

    @Test
    void what_the_key_of_a_tenant_signed_in_the_name_of_another_is_inactive() {
        assertThat(ask(SERVICE, signedWith(Map.of()))).isInstanceOf(ActiveAccess.class);
        for (Map<String, String> other : List.of(
                Map.of("tenant", "globex"),
                Map.of("iss", "https://id.example.org/globex"),
                Map.of("iss", "https://evil.example/acme"),
                Map.of("iss", "https://id.example.org"))) {
            assertThat(ask(SERVICE, signedWith(other))).as(other.toString()).isEqualTo(new Inactive());
        }
    }

    @Test
    void a_token_by_a_key_that_is_not_remembered_yet_is_looked_up_once_more() {
        KeyRing ring = town.world.in(acme, town.world.store.keyRings()::load);
        assertThat(remembering(new KeyRing(acme, List.of()), ring).read(acme, access.reveal()))
                .isPresent();
        assertThat(remembering(ring, new KeyRing(acme, List.of())).read(acme, access.reveal()))
                .as("nor is it looked up again where it is remembered")
                .isPresent();
        assertThat(remembering(new KeyRing(acme, List.of()), new KeyRing(acme, List.of()))
                        .read(acme, access.reveal()))
                .isEmpty();
    }

    @Test
    void no_token_at_all_is_inactive() {
        for (String text : List.of("", "nonsense", "srt_", "srt_nonsense", "a.b.c")) {
            assertThat(ask(SERVICE, new TokenText(text))).as(text).isEqualTo(new Inactive());
        }
    }

    @Test
    void a_token_is_inactive_once_it_is_over() {
        town.world.pass(Duration.ofHours(1).minusSeconds(1));
        assertThat(ask(SERVICE, access)).isInstanceOf(ActiveAccess.class);
        town.world.pass(Duration.ofSeconds(1));
        assertThat(ask(SERVICE, access)).isEqualTo(new Inactive());
        assertThat(ask(SERVICE, refresh)).isInstanceOf(ActiveRefresh.class);
        town.world.pass(Duration.ofDays(1));
        assertThat(ask(SERVICE, refresh)).isEqualTo(new Inactive());
    }

    @Test
    void a_spent_refresh_token_is_inactive_and_asking_breaches_nothing() {
        town.redeem(refresh, Town.proofOf(town.console));
        town.world.pass(Duration.ofMinutes(1));
        assertThat(ask(SERVICE, refresh)).isEqualTo(new Inactive());
        assertThat(ask(SERVICE, access)).isInstanceOf(ActiveAccess.class);
    }

    @Test
    void everything_is_inactive_where_the_tenant_or_the_client_is_not_served() {
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(active()).containsExactly(false, false);
        town.change(tenant -> tenant.in(TenantState.ACTIVE));
        assertThat(active()).containsExactly(true, true);
        town.change(town.console.client(), client -> client.in(ClientState.SUSPENDED));
        assertThat(active()).containsExactly(false, false);
        town.change(town.console.client(), client -> client.in(ClientState.ACTIVE));
        assertThat(active()).containsExactly(true, true);
    }

    @Test
    void a_retired_client_takes_its_grants_with_it() {
        town.change(town.console.client(), client -> client.in(ClientState.RETIRED));
        assertThat(active()).containsExactly(false, false);
        assertThat(town.redeem(refresh, Town.proofOf(town.console)))
                .isEqualTo(new RotateRefreshToken.Refused(RotateRefreshToken.Refusal.DEAD));
    }

    @Test
    void revoking_a_refresh_token_revokes_its_whole_grant() {
        assertThat(revoke(BY_SERVICE, refresh)).isEqualTo(RevokeToken.Outcome.REVOKED);
        assertThat(active()).containsExactly(false, false);
        assertThat(town.world.entry(acme, AuditAction.FAMILY_REVOKED).actor()).isEqualTo(Actor.SERVICE);
    }

    @Test
    void a_client_revokes_its_own_grants() {
        assertThat(revoke(new RevokeToken.ByClient(town.console.client()), refresh))
                .isEqualTo(RevokeToken.Outcome.REVOKED);
        assertThat(active()).containsExactly(false, false);
    }

    @Test
    void revoking_an_access_token_revokes_that_one_alone() {
        assertThat(revoke(new RevokeToken.ByClient(town.console.client()), access))
                .isEqualTo(RevokeToken.Outcome.REVOKED);
        assertThat(active()).containsExactly(false, true);
        assertThat(town.world.entry(acme, AuditAction.TOKEN_REVOKED).actor())
                .isEqualTo(Actor.of(town.console.client().id()));
    }

    @Test
    void a_spent_refresh_token_still_revokes_its_grant() {
        var successor = (RotateRefreshToken.Issued) town.redeem(refresh, Town.proofOf(town.console));
        assertThat(revoke(BY_SERVICE, refresh)).isEqualTo(RevokeToken.Outcome.REVOKED);
        assertThat(ask(SERVICE, successor.tokens().refresh().orElseThrow())).isEqualTo(new Inactive());
    }

    @Test
    void revoking_what_is_revoked_does_nothing_and_leaves_no_trace() {
        revoke(BY_SERVICE, refresh);
        int before = town.world.trail(acme).size();
        assertThat(revoke(BY_SERVICE, refresh)).isEqualTo(RevokeToken.Outcome.NOTHING_TO_REVOKE);
        assertThat(revoke(BY_SERVICE, access)).isEqualTo(RevokeToken.Outcome.NOTHING_TO_REVOKE);
        assertThat(town.world.trail(acme)).hasSize(before);
    }

    @Test
    void nobody_revokes_the_tokens_of_another() {
        RevokeToken.Authority stranger = new RevokeToken.ByClient(other.client());
        RevokeToken.Authority trusted = new RevokeToken.ByClient(trusted(other.client()));
        for (RevokeToken.Authority authority : List.of(stranger, trusted)) {
            assertThat(revoke(authority, access)).isEqualTo(RevokeToken.Outcome.NOTHING_TO_REVOKE);
            assertThat(revoke(authority, refresh)).isEqualTo(RevokeToken.Outcome.NOTHING_TO_REVOKE);
        }
        assertThat(active()).containsExactly(true, true);
    }

    @Test
    void nobody_revokes_the_tokens_of_another_tenant() {
        var origin = World.origin(town.globex.id());
        for (TokenText token : List.of(access, refresh)) {
            assertThat(town.world.revokeToken.handle(new RevokeToken.Request(origin, BY_SERVICE, token)))
                    .isEqualTo(RevokeToken.Outcome.NOTHING_TO_REVOKE);
        }
        assertThat(active()).containsExactly(true, true);
    }

    @Test
    void revoking_one_grant_leaves_the_other() {
        IssuedTokens others = town.tokensThrough(town.console, town.alice, acme);
        revoke(BY_SERVICE, refresh);
        assertThat(ask(SERVICE, others.access().text())).isInstanceOf(ActiveAccess.class);
        assertThat(town.redeem(others.refresh().orElseThrow(), Town.proofOf(town.console)))
                .isInstanceOf(RotateRefreshToken.Issued.class);
    }

    @Test
    void nothing_that_carries_a_token_prints_it() {
        ClientAuthentication proof = Town.proofOf(town.console);
        var presented = new RotateRefreshToken.Presented(
                World.origin(acme), dev.signet.domain.token.Dialect.FORM, refresh, proof, Set.of(), Optional.empty());
        assertThat(presented.toString())
                .doesNotContain(refresh.reveal())
                .doesNotContain(town.console.made().orElseThrow().reveal());
        assertThat(new RevokeToken.Request(World.origin(acme), BY_SERVICE, access).toString())
                .doesNotContain(access.reveal());
    }

    private List<Boolean> active() {
        return List.of(ask(SERVICE, access) instanceof ActiveAccess, ask(SERVICE, refresh) instanceof ActiveRefresh);
    }

    private List<Boolean> bothBy(Client client) {
        Inspector inspector = new IntrospectToken.ByClient(client);
        return List.of(
                ask(inspector, access) instanceof ActiveAccess, ask(inspector, refresh) instanceof ActiveRefresh);
    }

    private IntrospectToken.Outcome ask(Inspector inspector, TokenText token) {
        return ask(acme, inspector, token);
    }

    private IntrospectToken.Outcome ask(TenantId tenant, Inspector inspector, TokenText token) {
        return town.world.introspectToken.handle(new IntrospectToken.Question(World.origin(tenant), inspector, token));
    }

    private RevokeToken.Outcome revoke(RevokeToken.Authority authority, TokenText token) {
        return town.world.revokeToken.handle(new RevokeToken.Request(World.origin(acme), authority, token));
    }

    private VerifiedToken read(TokenText token) {
        return ((AuthenticateBearer.Holder)
                        town.world.authenticateBearer.handle(new AuthenticateBearer.Attempt(Optional.of(acme), token)))
                .token();
    }

    /// The claims of alice's token but for these, signed by the key of acme.
    private TokenText signedWith(Map<String, String> others) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(read(access).members());
        claims.putAll(others);
        SigningKey key = town.world
                .in(acme, town.world.store.keyRings()::load)
                .signing(KeyUse.TOKEN, SignatureAlgorithm.ES256, town.world.now())
                .orElseThrow();
        return new TokenText(town.world.signer.sign(acme, key, Signer.Type.ACCESS_TOKEN, claims));
    }

    /// A node that remembers `first` and finds `reloaded` when it looks again.
    private AccessTokenReading remembering(KeyRing first, KeyRing reloaded) {
        TenantKeys keys = new TenantKeys() {
            @Override
            public KeyRing of(TenantId tenant) {
                return first;
            }

            @Override
            public KeyRing reloaded(TenantId tenant) {
                return reloaded;
            }

            @Override
            public void forget(TenantId tenant) {
                throw new AssertionError("reading forgets nothing");
            }
        };
        return new AccessTokenReading(
                keys,
                town.world.signer,
                town.world.store.transactions(),
                town.world.store.revocations(),
                new Issuers(List.of(new IssuerBase("https://id.example.org")), new TenantSlug("primary")),
                town.world.clock);
    }
}
