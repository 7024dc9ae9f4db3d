package dev.signet.application.token;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.ALICE;
import static dev.signet.domain.Cast.CONSOLE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.Cast.aLiveFamily;
import static dev.signet.domain.token.FamilyBuilder.secretOf;
import static dev.signet.domain.token.FamilyBuilder.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.application.token.TokenFamilies.Advance;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import dev.signet.domain.Version;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProof;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialVersion;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.token.FamilyBuilder;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.FamilyState;
import dev.signet.domain.token.Generation;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [TokenFamilies] promises.
public interface TokenFamiliesContract extends TenantedContract {

    Duration IDLE = Duration.ofHours(2);
    Digest SECRET = Digest.sha256("the console's secret");
    ClientProof NOBODY = new ClientProof.NoClient();

    @BeforeEach
    default void alice_and_the_console() {
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().clients().add(tx, Cast.console());
            store().credentials().add(tx, CONSOLE, aCredential(SECRET, Optional.empty()));
        });
        in(GLOBEX, tx -> store().users().add(tx, Cast.alice()));
    }

    @Test
    default void a_family_is_found_as_it_was_opened() {
        TokenFamily family = opened(aLiveFamily().of(CONSOLE));
        FamilyInContext found = found(token(ACME, family, 0)).orElseThrow();
        assertThat(found.family()).isEqualTo(family);
        assertThat(found.tenant()).isEqualTo(Cast.acme());
        assertThat(found.client()).contains(Cast.console());
        assertThat(found.user().orElseThrow().user()).isEqualTo(Cast.alice());
    }

    @Test
    default void a_family_of_nobody_has_no_client_and_no_user() {
        TokenFamily family = opened(aLiveFamily().ofNobody());
        FamilyInContext found = found(token(ACME, family, 0)).orElseThrow();
        assertThat(found.client()).isEmpty();
        assertThat(found.user()).isEmpty();
        assertThat(advance(token(ACME, family, 0), NOBODY)).isInstanceOf(Advance.Advanced.class);
    }

    @Test
    default void a_family_is_unknown_to_the_other_tenant() {
        TokenFamily family = opened(aLiveFamily());
        RefreshToken elsewhere = token(GLOBEX, family, 0);
        assertThat(found(elsewhere)).isEmpty();
        assertThat(advance(elsewhere, NOBODY)).isInstanceOf(Advance.Unknown.class);
        assertThat(asked(GLOBEX, tx -> store().families().breach(tx, family.id(), NOON))
                        .value())
                .isFalse();
        assertThat(asked(GLOBEX, tx -> store().families().revokeAllOf(tx, ALICE, NOON))
                        .value())
                .isZero();
        assertThat(found(token(ACME, family, 0)).orElseThrow().family().state()).isEqualTo(FamilyState.LIVE);
    }

    @Test
    default void another_secret_names_no_family() {
        TokenFamily family = opened(aLiveFamily());
        RefreshToken guessed =
                new RefreshToken(ACME, family.id(), new RefreshToken.Secret(new byte[16]), Generation.FIRST);
        assertThat(found(guessed)).isEmpty();
        assertThat(advance(guessed, NOBODY)).isInstanceOf(Advance.Unknown.class);
    }

    @Test
    default void a_rolled_back_opening_leaves_nothing() {
        TokenFamily family = aLiveFamily().build();
        rolledBack(
                tx -> store().families().open(tx, family, secretOf(family.id()).digest()));
        assertThat(found(token(ACME, family, 0))).isEmpty();
    }

    @Test
    default void the_current_token_moves_the_family_on() {
        TokenFamily family = opened(aLiveFamily());
        Instant later = NOON.plusSeconds(60);
        var advanced = (Advance.Advanced) advance(token(ACME, family, 0), NOBODY, later);
        assertThat(advanced.now().family()).isEqualTo(family.advanced(later, later.plus(IDLE)));
        assertThat(found(token(ACME, family, 1)).orElseThrow().family())
                .isEqualTo(advanced.now().family());
    }

    @Test
    default void a_spent_token_sees_the_family_as_it_is_now() {
        TokenFamily family = opened(aLiveFamily());
        advance(token(ACME, family, 0), NOBODY);
        assertThat(generation(advance(token(ACME, family, 0), NOBODY))).isEqualTo(1);
    }

    @Test
    default void idleness_never_outlasts_the_absolute_end() {
        TokenFamily family = opened(aLiveFamily().living(Duration.ofMinutes(5), Duration.ofMinutes(6)));
        var advanced = (Advance.Advanced) advance(token(ACME, family, 0), NOBODY);
        assertThat(advanced.now().family().lifetime().idle()).isEqualTo(NOON.plus(Duration.ofMinutes(6)));
    }

    @Test
    default void the_policy_of_the_tenant_goes_before_the_deployments() {
        var policy = Cast.acme().policy();
        var strict = new TenantPolicy(
                policy.algorithm(),
                policy.subject(),
                true,
                false,
                policy.accessLifetime(),
                Optional.of(Duration.ofMinutes(10)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        store().transactions()
                .acrossTenants(tx -> store().tenants().change(tx, Cast.acme().changed("Acme", strict), Version.FIRST));
        TokenFamily family = opened(aLiveFamily());
        var advanced = (Advance.Advanced) advance(token(ACME, family, 0), NOBODY);
        assertThat(advanced.now().family().lifetime().idle()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    default void of_fifty_redemptions_of_one_token_exactly_one_advances() {
        for (int round = 0; round < 5; round++) {
            TokenFamily family = opened(aLiveFamily());
            List<Advance> answers = TenantedContract.atOnce(50, () -> advance(token(ACME, family, 0), NOBODY))
                    .value();
            assertThat(answers).filteredOn(Advance.Advanced.class::isInstance).hasSize(1);
            assertThat(answers)
                    .filteredOn(Advance.Stale.class::isInstance)
                    .hasSize(49)
                    .allSatisfy(answer -> assertThat(generation(answer)).isEqualTo(1));
        }
    }

    @Test
    default void of_fifty_redemptions_inside_transactions_exactly_one_advances() {
        TokenFamily family = opened(aLiveFamily());
        List<Advance> answers = TenantedContract.atOnce(
                        50,
                        () -> in(
                                ACME, tx -> store().families().advance(tx, token(ACME, family, 0), NOBODY, NOON, IDLE)))
                .value();
        assertThat(answers).filteredOn(Advance.Advanced.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(Advance.Stale.class::isInstance)
                .allSatisfy(answer -> assertThat(generation(answer)).isEqualTo(1));
    }

    @Test
    default void whoever_revokes_while_others_redeem_ends_it() {
        TokenFamily family = opened(aLiveFamily());
        var turn = new AtomicInteger();
        List<Boolean> revoked = TenantedContract.atOnce(
                        50,
                        () -> turn.getAndIncrement() % 2 == 0
                                ? in(ACME, tx -> store().families().revoke(tx, family.id(), NOON))
                                : advance(token(ACME, family, 0), NOBODY) == null)
                .value();
        assertThat(revoked).filteredOn(done -> done).hasSize(1);
        FamilyInContext end = found(token(ACME, family, 0)).orElseThrow();
        assertThat(end.family().state()).isEqualTo(FamilyState.REVOKED);
        assertThat(generation(
                        advance(token(ACME, family, end.family().generation().number()), NOBODY)))
                .isEqualTo(end.family().generation().number());
    }

    @Test
    default void death_is_final_and_comes_once() {
        TokenFamily family = opened(aLiveFamily());
        assertThat(asked(ACME, tx -> store().families().breach(tx, family.id(), NOON))
                        .value())
                .isTrue();
        assertThat(asked(ACME, tx -> store().families().breach(tx, family.id(), NOON))
                        .value())
                .isFalse();
        assertThat(asked(ACME, tx -> store().families().revoke(tx, family.id(), NOON))
                        .value())
                .isFalse();
        assertThat(found(token(ACME, family, 0)).orElseThrow().family().state()).isEqualTo(FamilyState.BREACHED);
    }

    @Test
    default void all_families_of_a_user_or_client_are_revoked_and_no_others() {
        TokenFamily alices = opened(aLiveFamily());
        TokenFamily ended = opened(aLiveFamily().in(FamilyState.ENDED));
        TokenFamily breached = opened(aLiveFamily().in(FamilyState.BREACHED));
        TokenFamily consoles = opened(aLiveFamily().ofNobody().of(CONSOLE));
        assertThat(asked(ACME, tx -> store().families().revokeAllOf(tx, ALICE, NOON))
                        .value())
                .isEqualTo(2);
        assertThat(states(alices, ended, breached, consoles))
                .containsExactly(FamilyState.REVOKED, FamilyState.REVOKED, FamilyState.BREACHED, FamilyState.LIVE);
        assertThat(asked(ACME, tx -> store().families().revokeAllOf(tx, CONSOLE, NOON))
                        .value())
                .isEqualTo(1);
        assertThat(states(consoles)).containsExactly(FamilyState.REVOKED);
    }

    @Test
    default void a_family_with_a_client_needs_its_proof() {
        TokenFamily family = opened(aLiveFamily().of(CONSOLE));
        RefreshToken token = token(ACME, family, 0);
        ClientId console = Cast.console().id();
        var basic = ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
        List<ClientProof> bad = List.of(
                NOBODY,
                new ClientProof.PublicClient(console),
                new ClientProof.Authenticated(new ClientRef(Cast.anId())),
                secret(console, basic, List.of()),
                secret(console, basic, List.of(Digest.sha256("another"))),
                secret(new ClientId("other"), basic, List.of(SECRET)),
                secret(console, ClientAuthenticationMethod.CLIENT_SECRET_POST, List.of(SECRET)));
        assertThat(bad).allSatisfy(proof -> assertThat(advance(token, proof)).isEqualTo(new Advance.Unproven()));
        assertThat(advance(token, secret(console, basic, List.of(Digest.sha256("x"), SECRET))))
                .isInstanceOf(Advance.Advanced.class);
        assertThat(advance(token(ACME, family, 1), new ClientProof.Authenticated(CONSOLE)))
                .isInstanceOf(Advance.Advanced.class);
    }

    @Test
    default void a_family_without_a_client_is_not_of_any_client() {
        TokenFamily family = opened(aLiveFamily());
        assertThat(advance(token(ACME, family, 0), new ClientProof.Authenticated(CONSOLE)))
                .isEqualTo(new Advance.Unproven());
    }

    @Test
    default void a_public_client_proves_itself_by_name() {
        Client cli = Cast.aClient(new ClientRef(Cast.anId()), "cli", ClientAuthenticationMethod.NONE);
        inAcme(tx -> store().clients().add(tx, cli));
        TokenFamily family = opened(aLiveFamily().of(cli.ref()));
        assertThat(advance(token(ACME, family, 0), new ClientProof.PublicClient(cli.id())))
                .isInstanceOf(Advance.Advanced.class);
    }

    @Test
    default void a_secret_that_has_expired_proves_nothing() {
        Digest old = Digest.sha256("an old secret");
        inAcme(tx -> store().credentials().add(tx, CONSOLE, aCredential(old, Optional.of(NOON.plusSeconds(5)))));
        TokenFamily family = opened(aLiveFamily().of(CONSOLE));
        var proof = secret(Cast.console().id(), ClientAuthenticationMethod.CLIENT_SECRET_BASIC, List.of(old));
        assertThat(advance(token(ACME, family, 0), proof, NOON.plusSeconds(5))).isEqualTo(new Advance.Unproven());
        assertThat(advance(token(ACME, family, 0), proof, NOON.plusSeconds(4))).isInstanceOf(Advance.Advanced.class);
    }

    @Test
    default void a_credential_that_was_proven_here_redeems_while_it_is_live_and_as_it_was() {
        Client other =
                Cast.aClient(new ClientRef(Cast.anId()), "other", ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        ClientCredential chosen = aChosenCredential(Optional.of(NOON.plusSeconds(5)));
        ClientCredential others = aChosenCredential(Optional.empty());
        inAcme(tx -> {
            store().clients().add(tx, other);
            store().credentials().add(tx, CONSOLE, chosen);
            store().credentials().add(tx, other.ref(), others);
        });
        TokenFamily family = opened(aLiveFamily().of(CONSOLE));
        RefreshToken token = token(ACME, family, 0);
        var next = new CredentialVersion(chosen.id(), new Version(2));
        assertThat(List.of(proven(next), proven(version(others)), proven(version(aChosenCredential(Optional.empty())))))
                .allSatisfy(proof -> assertThat(advance(token, proof)).isEqualTo(new Advance.Unproven()));
        assertThat(advance(token, proven(version(chosen)), NOON.plusSeconds(5))).isEqualTo(new Advance.Unproven());
        assertThat(advance(token, proven(version(chosen)), NOON.plusSeconds(4))).isInstanceOf(Advance.Advanced.class);
    }

    private static ClientCredential aChosenCredential(Optional<Instant> expires) {
        return new ClientCredential(
                new CredentialId(Cast.anId()),
                new StoredSecret.Slow(new PasswordHash("$slow$whatever")),
                new CredentialLife(Version.FIRST, NOON, expires));
    }

    private static CredentialVersion version(ClientCredential credential) {
        return new CredentialVersion(credential.id(), credential.life().version());
    }

    private static ClientProof proven(CredentialVersion credential) {
        return new ClientProof.Secret(
                Cast.console().id(),
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                List.of(),
                Optional.of(credential));
    }

    private static ClientProof secret(ClientId client, ClientAuthenticationMethod method, List<Digest> digests) {
        return new ClientProof.Secret(client, method, digests, Optional.empty());
    }

    /// Over all combinations of what the decision depends on.
    @Test
    default void the_statement_redeems_exactly_when_the_domain_does() {
        List<String> wrong = new ArrayList<>();
        for (TenantState tenant : TenantState.values()) {
            set(tenant);
            for (ClientState client : ClientState.values()) {
                for (UserState user : UserState.values()) {
                    set(client, user);
                    for (FamilyState state : FamilyState.values()) {
                        for (boolean withClient : new boolean[] {true, false}) {
                            compare(state, withClient, wrong);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    default void a_client_that_lost_the_grant_of_refreshing_spends_nothing() {
        TokenFamily family = opened(aLiveFamily().of(CONSOLE));
        var proof = new ClientProof.Authenticated(CONSOLE);
        grant(EnumSet.complementOf(EnumSet.of(GrantType.REFRESH_TOKEN)));
        assertThat(advance(token(ACME, family, 0), proof))
                .isEqualTo(new Advance.Stale(found(token(ACME, family, 0)).orElseThrow()));
        grant(EnumSet.allOf(GrantType.class));
        assertThat(advance(token(ACME, family, 0), proof)).isInstanceOf(Advance.Advanced.class);
    }

    private void grant(Set<GrantType> grants) {
        inAcme(tx -> {
            Client console = store().clients()
                    .lookup(tx, Cast.console().id())
                    .registered()
                    .orElseThrow()
                    .client();
            var permissions = ClientPermissions.of(grants, console.permissions().allowed());
            var next = new Client(
                    console.ref(),
                    console.id(),
                    console.profile(),
                    console.methods(),
                    permissions,
                    console.redirects(),
                    Set.of(),
                    console.version());
            store().clients().change(tx, next, console.version());
        });
    }

    private void compare(FamilyState state, boolean withClient, List<String> wrong) {
        for (int seconds : new int[] {59, 60, 61}) {
            for (int presented : new int[] {2, 3, 4}) {
                FamilyBuilder builder = aLiveFamily()
                        .in(state)
                        .at(3)
                        .living(Duration.ofSeconds(60), Duration.ofSeconds(seconds == 61 ? 60 : 3600));
                TokenFamily family = opened(withClient ? builder.of(CONSOLE) : builder);
                Instant now = NOON.plusSeconds(seconds);
                FamilyInContext before = found(token(ACME, family, presented)).orElseThrow();
                boolean should = before.redeems(new Generation(presented), now);
                ClientProof proof = withClient ? new ClientProof.Authenticated(CONSOLE) : NOBODY;
                boolean does = advance(token(ACME, family, presented), proof, now) instanceof Advance.Advanced;
                FamilyInContext after = found(token(ACME, family, presented)).orElseThrow();
                int expected = should ? 4 : 3;
                if (should != does || after.family().generation().number() != expected) {
                    wrong.add(before + " presented " + presented + " at " + seconds);
                }
            }
        }
    }

    private void set(TenantState state) {
        store().transactions().acrossTenants(tx -> {
            var acme = store().tenants().find(tx, Cast.acme().slug()).orElseThrow();
            Tenant next = state == TenantState.DELETING ? acme.endingAt(NOON.plusSeconds(3600)) : acme.in(state);
            return store().tenants().change(tx, next, acme.version());
        });
    }

    private void set(ClientState client, UserState user) {
        inAcme(tx -> {
            Client console = store().clients()
                    .lookup(tx, Cast.console().id())
                    .registered()
                    .orElseThrow()
                    .client();
            store().clients().change(tx, console.in(client), console.version());
            User alice = store().users().find(tx, ALICE).orElseThrow().user();
            var next = new User(ALICE, alice.name(), alice.email(), alice.displayName(), user, alice.version());
            store().users().change(tx, next, alice.version());
        });
    }

    private TokenFamily opened(FamilyBuilder builder) {
        TokenFamily family = builder.build();
        inAcme(tx -> store().families().open(tx, family, secretOf(family.id()).digest()));
        return family;
    }

    private Optional<FamilyInContext> found(RefreshToken token) {
        return store().transactions()
                .once(token.tenant(), tx -> store().families().find(tx, token));
    }

    private Advance advance(RefreshToken token, ClientProof proof) {
        return advance(token, proof, NOON);
    }

    private Advance advance(RefreshToken token, ClientProof proof, Instant now) {
        TenantId tenant = token.tenant();
        return store().transactions().once(tenant, tx -> store().families().advance(tx, token, proof, now, IDLE));
    }

    private List<FamilyState> states(TokenFamily... families) {
        return List.of(families).stream()
                .map(family ->
                        found(token(ACME, family, 0)).orElseThrow().family().state())
                .toList();
    }

    private static int generation(Advance answer) {
        return ((Advance.Stale) answer).now().family().generation().number();
    }

    private static ClientCredential aCredential(Digest digest, Optional<Instant> expires) {
        return new ClientCredential(
                new CredentialId(Cast.anId()),
                new StoredSecret.Keyed(digest),
                new CredentialLife(Version.FIRST, NOON, expires));
    }
}
