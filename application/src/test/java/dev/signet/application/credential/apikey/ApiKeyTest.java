package dev.signet.application.credential.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.credential.Requester;
import dev.signet.application.credential.apikey.RotateApiKey.Disabled;
import dev.signet.application.credential.apikey.RotateApiKey.KeyTaken;
import dev.signet.application.credential.apikey.RotateApiKey.NotAllowed;
import dev.signet.application.credential.apikey.RotateApiKey.Rotated;
import dev.signet.application.credential.apikey.RotateApiKey.UnknownUser;
import dev.signet.application.credential.apikey.ValidateApiKey.Refused;
import dev.signet.application.credential.apikey.ValidateApiKey.TooMany;
import dev.signet.application.credential.apikey.ValidateApiKey.Valid;
import dev.signet.application.credential.apikey.ValidateApiKey.Why;
import dev.signet.application.user.ChangeUser;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ApiKey;
import dev.signet.domain.credential.ApiKeyFormat;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ApiKeyTest {

    private static final Requester SERVICE = Requester.service(Provenance.local("test"));
    private static final Requester OPERATOR = Requester.operator(Provenance.local("test"));
    private static final Guesser STRANGER = new Guesser("192.0.2.9", Guesser.Kind.ANYBODY);
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();

    @Test
    void a_key_that_was_made_counts_until_it_ends() {
        Rotated made = rotated("alice", SERVICE);
        assertThat(ApiKeyFormat.idIn(made.key())).isPresent();
        assertThat(made.identity().rotations().apiKey()).hasValueSatisfying(life -> {
            assertThat(life.created()).isEqualTo(town.world.now());
            assertThat(life.expires()).contains(town.world.now().plus(HALF_A_YEAR));
            assertThat(life.by()).contains(Actor.SERVICE);
        });

        town.world.pass(HALF_A_YEAR.minusSeconds(1));
        Valid valid = (Valid) validate(acme, made.key());
        assertThat(valid.identity().access().user()).isEqualTo(town.alice);
        assertThat(valid.identity().rotations()).isEqualTo(made.identity().rotations());
        assertThat(valid.scopes()).isEqualTo(Scopes.parse("editor read:users tenant:acme write:users"));

        town.world.pass(Duration.ofSeconds(1));
        assertThat(validate(acme, made.key())).isEqualTo(new Refused(Why.EXPIRED));
        assertThat(town.world.entry(acme, AuditAction.USER_API_KEY_ROTATED).target())
                .isEqualTo("user:" + town.alice.id().value());
    }

    @Test
    void without_an_overlap_the_former_key_dies_at_once() {
        ApiKey former = rotated("alice", SERVICE).key();
        ApiKey present = rotated("alice", SERVICE).key();
        assertThat(validate(acme, former)).isEqualTo(new Refused(Why.UNKNOWN));
        assertThat(validate(acme, present)).isInstanceOf(Valid.class);
    }

    @Test
    void during_an_overlap_two_keys_count_each_with_its_own_last_use() {
        Rotated former = rotated("alice", SERVICE);
        var shape = new RotateApiKey.Shape(Duration.ofHours(1), Optional.empty(), Optional.empty());
        Rotated present = (Rotated) rotate(acme, "alice", Optional.empty(), shape, SERVICE);
        town.world.uses.drain();

        assertThat(validate(acme, former.key())).isInstanceOf(Valid.class);
        town.world.pass(Duration.ofMinutes(1));
        assertThat(validate(acme, present.key())).isInstanceOf(Valid.class);
        assertThat(town.world.uses.drain())
                .isEqualTo(Map.of(
                        acme,
                        Map.of(
                                ApiKeyFormat.idIn(former.key()).orElseThrow(),
                                town.world.now().minusSeconds(60),
                                ApiKeyFormat.idIn(present.key()).orElseThrow(),
                                town.world.now())));

        town.world.pass(Duration.ofHours(1));
        assertThat(validate(acme, former.key())).isEqualTo(new Refused(Why.EXPIRED));
        assertThat(validate(acme, present.key())).isInstanceOf(Valid.class);
    }

    @Test
    void a_key_may_give_less_than_its_owner_has_and_end_sooner_but_not_later() {
        var narrow = new RotateApiKey.Shape(
                Duration.ZERO,
                Optional.of(Scopes.parse("read:users admin:system")),
                Optional.of(Duration.ofMinutes(5)));
        Rotated made = (Rotated) rotate(acme, "alice", Optional.empty(), narrow, SERVICE);
        assertThat(((Valid) validate(acme, made.key())).scopes()).isEqualTo(Scopes.parse("read:users"));
        assertThat(made.identity().rotations().apiKey().orElseThrow().expires())
                .contains(town.world.now().plusSeconds(300));

        var greedy = new RotateApiKey.Shape(Duration.ZERO, Optional.empty(), Optional.of(Duration.ofDays(9999)));
        Rotated other = (Rotated) rotate(acme, "alice", Optional.empty(), greedy, SERVICE);
        assertThat(other.identity().rotations().apiKey().orElseThrow().expires())
                .contains(town.world.now().plus(HALF_A_YEAR));
    }

    @Test
    void an_overlap_lasts_a_month_at_most_and_a_life_a_while() {
        Duration month = RotateApiKey.Shape.LONGEST_OVERLAP;
        assertThat(new RotateApiKey.Shape(month, Optional.empty(), Optional.of(Duration.ofNanos(1))).overlap())
                .isEqualTo(month);
        for (Duration wrong : List.of(month.plusNanos(1), Duration.ofNanos(-1))) {
            assertThatThrownBy(() -> new RotateApiKey.Shape(wrong, Optional.empty(), Optional.empty()))
                    .isInstanceOf(InvalidValue.class);
        }
        assertThatThrownBy(() -> new RotateApiKey.Shape(Duration.ZERO, Optional.empty(), Optional.of(Duration.ZERO)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_supplied_key_counts_and_is_nobody_elses() {
        town.user(acme, "bob");
        ApiKey brought = ApiKey.supplied("0123456789abcdef0123456789abcdef");
        assertThat(rotate(acme, "alice", Optional.of(brought), RotateApiKey.Shape.USUAL, SERVICE))
                .isInstanceOf(Rotated.class);
        assertThat(validate(acme, brought)).isInstanceOf(Valid.class);
        assertThat(validate(town.globex.id(), brought)).isEqualTo(new Refused(Why.UNKNOWN));
        assertThat(rotate(acme, "bob", Optional.of(brought), RotateApiKey.Shape.USUAL, SERVICE))
                .isEqualTo(new KeyTaken());
        assertThat(rotate(acme, "alice", Optional.of(brought), RotateApiKey.Shape.USUAL, SERVICE))
                .isEqualTo(new KeyTaken());
        assertThat(validate(acme, brought))
                .as("a refused rotation ends nothing")
                .isInstanceOf(Valid.class);
    }

    @Test
    void what_is_no_key_is_refused() {
        ApiKey made = rotated("alice", SERVICE).key();
        assertThat(validate(acme, new ApiKey(""))).isEqualTo(new Refused(Why.EMPTY));
        assertThat(validate(acme, new ApiKey("guess"))).isEqualTo(new Refused(Why.UNKNOWN));
        assertThat(validate(acme, new ApiKey("x".repeat(9999)))).isEqualTo(new Refused(Why.UNKNOWN));
        assertThat(validate(acme, new ApiKey(made.reveal() + "A"))).isEqualTo(new Refused(Why.UNKNOWN));
        assertThat(validate(town.globex.id(), made)).isEqualTo(new Refused(Why.UNKNOWN));
    }

    @Test
    void a_stranger_who_tries_too_many_is_put_off_and_a_relay_is_not() {
        ApiKey made = rotated("alice", SERVICE).key();
        for (int i = 0; i < 60; i++) {
            assertThat(town.world.validateApiKey.handle(
                            new ValidateApiKey.Request(acme, new ApiKey("guess " + i), STRANGER)))
                    .isEqualTo(new Refused(Why.UNKNOWN));
        }
        assertThat(town.world.validateApiKey.handle(new ValidateApiKey.Request(acme, made, STRANGER)))
                .isInstanceOf(TooMany.class);
        var relay = new Guesser(STRANGER.source(), Guesser.Kind.RELAY);
        assertThat(town.world.validateApiKey.handle(new ValidateApiKey.Request(acme, made, relay)))
                .isInstanceOf(Valid.class);
    }

    @Test
    void a_user_changes_their_own_key_and_no_others() {
        User bob = town.user(acme, "bob");
        Requester alice = town.requester(acme, town.tokensOf(town.alice, acme));
        assertThat(rotate(acme, "alice@example.org", Optional.empty(), RotateApiKey.Shape.USUAL, alice))
                .isInstanceOf(Rotated.class);
        assertThat(rotate(acme, bob.name().value(), Optional.empty(), RotateApiKey.Shape.USUAL, alice))
                .isEqualTo(new NotAllowed());
        assertThat(rotate(acme, "nobody", Optional.empty(), RotateApiKey.Shape.USUAL, alice))
                .as("who may not change others learns not who there is")
                .isEqualTo(new NotAllowed());
    }

    @Test
    void a_token_that_was_lent_to_a_client_changes_no_key_unless_the_client_is_trusted() {
        var tokens = town.tokensThrough(town.console, town.alice, acme);
        assertThat(rotate(acme, "alice", Optional.empty(), RotateApiKey.Shape.USUAL, town.requester(acme, tokens)))
                .isEqualTo(new NotAllowed());
        town.change(
                town.console.client(),
                client -> new Client(
                        client.ref(),
                        client.id(),
                        new ClientProfile(
                                "console",
                                true,
                                client.profile().state(),
                                client.profile().accessLifetime()),
                        client.methods(),
                        client.permissions(),
                        client.redirects(),
                        client.origins(),
                        client.version()));
        assertThat(rotate(acme, "alice", Optional.empty(), RotateApiKey.Shape.USUAL, town.requester(acme, tokens)))
                .isInstanceOf(Rotated.class);
    }

    @Test
    void the_service_token_touches_nobody_who_administers() {
        town.role(acme, "boss", "admin:users");
        grant(town.alice, "boss");
        assertThat(rotate(acme, "alice", Optional.empty(), RotateApiKey.Shape.USUAL, SERVICE))
                .isEqualTo(new NotAllowed());
        assertThat(rotate(acme, "alice", Optional.empty(), RotateApiKey.Shape.USUAL, OPERATOR))
                .isInstanceOf(Rotated.class);
    }

    @Test
    void an_administrator_changes_keys_of_who_administers_no_more_than_they() {
        User bob = town.user(acme, "bob");
        town.user(acme, "carol");
        town.role(acme, "boss", "admin:users");
        town.role(acme, "lord", "admin:users admin:keys");
        grant(town.alice, "boss");
        grant(bob, "lord");
        Requester alice = town.requester(acme, town.tokensOf(town.alice, acme));
        assertThat(rotate(acme, "carol", Optional.empty(), RotateApiKey.Shape.USUAL, alice))
                .isInstanceOf(Rotated.class);
        assertThat(rotate(acme, "bob", Optional.empty(), RotateApiKey.Shape.USUAL, alice))
                .isEqualTo(new NotAllowed());
        assertThat(rotate(acme, "nobody", Optional.empty(), RotateApiKey.Shape.USUAL, alice))
                .isEqualTo(new UnknownUser());
    }

    @Test
    void whoever_may_not_act_has_no_key() {
        ApiKey made = rotated("alice", SERVICE).key();
        town.disable(acme, town.alice);
        assertThat(validate(acme, made)).isEqualTo(new Refused(Why.DISABLED));
        assertThat(rotate(acme, "alice", Optional.empty(), RotateApiKey.Shape.USUAL, SERVICE))
                .isEqualTo(new Disabled());
        assertThat(rotate(acme, "nobody", Optional.empty(), RotateApiKey.Shape.USUAL, SERVICE))
                .isEqualTo(new UnknownUser());
        assertThat(rotate(acme, "no name at all", Optional.empty(), RotateApiKey.Shape.USUAL, SERVICE))
                .isEqualTo(new UnknownUser());
    }

    @Test
    void a_suspended_tenant_is_not_there() {
        ApiKey made = rotated("alice", SERVICE).key();
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(validate(acme, made)).isEqualTo(new ValidateApiKey.NoTenant());
        assertThat(rotate(acme, "alice", Optional.empty(), RotateApiKey.Shape.USUAL, SERVICE))
                .isEqualTo(new RotateApiKey.NoTenant());
    }

    private void grant(User user, String role) {
        var outcome = town.world.changeUser.handle(new ChangeUser.Request(
                acme,
                user.id(),
                Optional.empty(),
                was -> was,
                Optional.of(Set.of(new RoleName("editor"), new RoleName(role))),
                Town.OPERATOR));
        assertThat(outcome).isInstanceOf(ChangeUser.Changed.class);
    }

    private Rotated rotated(String name, Requester requester) {
        return (Rotated) rotate(acme, name, Optional.empty(), RotateApiKey.Shape.USUAL, requester);
    }

    private RotateApiKey.Outcome rotate(
            TenantId tenant, String name, Optional<ApiKey> supplied, RotateApiKey.Shape shape, Requester requester) {
        return town.world.rotateApiKey.handle(new RotateApiKey.Request(tenant, name, supplied, shape, requester));
    }

    private ValidateApiKey.Outcome validate(TenantId tenant, ApiKey key) {
        return town.world.validateApiKey.handle(
                new ValidateApiKey.Request(tenant, key, World.origin(tenant).guesser()));
    }
}
