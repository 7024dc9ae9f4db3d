package dev.signet.application.upkeep;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.Cast.aLiveFamily;
import static dev.signet.domain.token.FamilyBuilder.secretOf;
import static dev.signet.domain.token.FamilyBuilder.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import dev.signet.domain.Version;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.NamedParties;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What [Upkeep] promises.
public interface UpkeepContract extends TenantedContract {

    @Test
    default void families_leave_at_their_absolute_end_and_not_before() {
        TokenFamily family =
                aLiveFamily().living(Duration.ofMinutes(1), Duration.ofDays(1)).build();
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().families().open(tx, family, secretOf(family.id()).digest());
        });
        run(NOON.plus(Duration.ofDays(1)).minusSeconds(1));
        assertThat(asked(ACME, tx -> store().families().find(tx, token(ACME, family, 0)))
                        .value())
                .isPresent();
        run(NOON.plus(Duration.ofDays(1)));
        assertThat(asked(ACME, tx -> store().families().find(tx, token(ACME, family, 0)))
                        .value())
                .isEmpty();
    }

    @Test
    default void what_is_past_leaves_and_nothing_is_left_to_do() {
        store().upkeep().step(NOON);
        assertThat(store().nonces().firstUse(ACME, "a", Digest.sha256("x"), NOON.plusSeconds(60), NOON))
                .isTrue();
        inAcme(tx -> store().revocations().add(tx, "jti", NOON.plusSeconds(60)));
        assertThat(run(NOON.plus(Duration.ofDays(2)))).isPositive();
        assertThat(run(NOON.plus(Duration.ofDays(2)))).isZero();
    }

    @Test
    default void a_revocation_stands_until_its_token_ends() {
        Instant end = NOON.plus(Duration.ofHours(20));
        inAcme(tx -> store().revocations().add(tx, "jti", end));
        run(end.minusSeconds(1));
        var named = new NamedParties("jti", end, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(asked(ACME, tx -> store().revocations().standing(tx, named))
                        .value()
                        .singledOut())
                .isTrue();
    }

    @Test
    default void fifty_nodes_may_be_at_it_at_once() {
        assertThat(TenantedContract.atOnce(50, () -> store().upkeep().step(NOON))
                        .value())
                .hasSize(50);
    }

    @Test
    default void a_deleted_tenant_leaves_with_all_it_has_an_hour_after_its_end_and_nobody_gets_its_slug() {
        TokenFamily family = aLiveFamily().build();
        for (var tenant : List.of(ACME, GLOBEX)) {
            in(tenant, tx -> {
                store().users().add(tx, Cast.alice());
                store().clients().add(tx, Cast.console());
                store().roles().define(tx, new Role(new RoleName("reader"), "", Scopes.NONE));
                store().users()
                        .assign(tx, Cast.alice().id(), Set.of(new RoleName("reader")), AssignedBy.OPERATOR, NOON);
                store().scopes().define(tx, new ScopeDefinition(new Scope("a"), "", Scopes.parse("b")));
                store().families().open(tx, family, secretOf(family.id()).digest());
                return true;
            });
        }
        store().transactions()
                .acrossTenants(tx -> store().tenants().change(tx, Cast.acme().endingAt(NOON), Version.FIRST));
        run(NOON.plus(Duration.ofMinutes(59)));
        assertThat(people(ACME)).isEqualTo(1);
        TenantedContract.atOnce(10, () -> run(NOON.plus(Duration.ofMinutes(61))));
        run(NOON.plus(Duration.ofMinutes(61)));
        assertThat(people(ACME)).isZero();
        assertThat(people(GLOBEX)).isEqualTo(1);
        assertThat(asked(ACME, store().tenants()::find).value()).isEmpty();
        assertThat(asked(ACME, tx -> store().scopes().page(tx, Optional.empty(), 9))
                        .value())
                .isEmpty();
        assertThat(asked(GLOBEX, tx -> store().scopes().page(tx, Optional.empty(), 9))
                        .value())
                .hasSize(1);
        Tenant heir = Cast.aTenant(new TenantId(Cast.anId()), "acme");
        assertThat(store().transactions()
                        .<Boolean>acrossTenants(tx -> store().tenants().add(tx, heir)))
                .isFalse();
    }

    private int people(TenantId tenant) {
        return asked(tenant, tx -> store().users().page(tx, Optional.empty(), 9))
                .value()
                .size();
    }

    private long run(Instant now) {
        long removed = 0;
        Upkeep.Step step;
        do {
            step = store().upkeep().step(now);
            removed += step.removed();
        } while (step.more());
        return removed;
    }
}
