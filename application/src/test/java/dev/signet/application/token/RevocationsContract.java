package dev.signet.application.token;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.ALICE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.Cast.aLiveFamily;
import static dev.signet.domain.token.FamilyBuilder.secretOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.FamilyState;
import dev.signet.domain.token.NamedParties;
import dev.signet.domain.token.Standing;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [Revocations] promises.
public interface RevocationsContract extends TenantedContract {

    Instant END = NOON.plusSeconds(3600);

    @BeforeEach
    default void alice_and_the_console() {
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().clients().add(tx, Cast.console());
        });
    }

    @Test
    default void a_token_that_names_nobody_stands_in_its_tenant() {
        Standing standing = standing(ACME, naming("a", Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(standing)
                .isEqualTo(new Standing(Cast.acme(), false, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    default void everybody_whom_a_token_names_is_seen() {
        TokenFamily family = aLiveFamily().build();
        inAcme(tx -> store().families().open(tx, family, secretOf(family.id()).digest()));
        Standing standing = standing(ACME, everybody(family));
        assertThat(standing.family()).contains(FamilyState.LIVE);
        assertThat(standing.client()).contains(Cast.console());
        assertThat(standing.user()).contains(Cast.alice().state());
        inAcme(tx -> store().families().breach(tx, family.id(), NOON));
        assertThat(standing(ACME, everybody(family)).family()).contains(FamilyState.BREACHED);
    }

    @Test
    default void nobody_of_acme_is_seen_from_globex() {
        TokenFamily family = aLiveFamily().build();
        inAcme(tx -> {
            store().families().open(tx, family, secretOf(family.id()).digest());
            store().revocations().add(tx, "jti", END);
        });
        assertThat(standing(GLOBEX, everybody(family)))
                .isEqualTo(new Standing(Cast.globex(), false, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    default void asked_again_and_again_it_answers_the_same() {
        TokenFamily family = aLiveFamily().build();
        inAcme(tx -> store().families().open(tx, family, secretOf(family.id()).digest()));
        NamedParties ofClient =
                naming("a", Optional.empty(), Optional.of(Cast.console().id()), Optional.empty());
        Standing everybody = standing(ACME, everybody(family));
        Standing client = standing(ACME, ofClient);
        for (int again = 0; again < 50; again++) {
            assertThat(standing(ACME, everybody(family))).isEqualTo(everybody);
            assertThat(standing(ACME, ofClient)).isEqualTo(client);
        }
    }

    @Test
    default void a_single_token_is_singled_out_and_twice_is_once() {
        inAcme(tx -> store().revocations().add(tx, "jti", END));
        inAcme(tx -> store().revocations().add(tx, "jti", END));
        assertThat(standing(ACME, naming("jti", Optional.empty(), Optional.empty(), Optional.empty()))
                        .singledOut())
                .isTrue();
        assertThat(standing(ACME, naming("other", Optional.empty(), Optional.empty(), Optional.empty()))
                        .singledOut())
                .isFalse();
    }

    @Test
    default void fifty_may_revoke_one_token_at_once() {
        assertThat(TenantedContract.atOnce(
                                50,
                                () -> store().transactions().once(ACME, tx -> {
                                    store().revocations().add(tx, "jti", END);
                                    return true;
                                }))
                        .value())
                .hasSize(50);
    }

    @Test
    default void a_rolled_back_revocation_is_none() {
        rolledBack(tx -> store().revocations().add(tx, "jti", END));
        assertThat(standing(ACME, naming("jti", Optional.empty(), Optional.empty(), Optional.empty()))
                        .singledOut())
                .isFalse();
    }

    private Standing standing(TenantId tenant, NamedParties named) {
        return store().transactions().once(tenant, tx -> store().revocations().standing(tx, named));
    }

    private static NamedParties everybody(TokenFamily family) {
        return naming(
                "jti", Optional.of(family.id()), Optional.of(Cast.console().id()), Optional.of(ALICE));
    }

    private static NamedParties naming(
            String jti, Optional<FamilyId> family, Optional<ClientId> client, Optional<UserId> user) {
        return new NamedParties(jti, END, family, client, user);
    }
}
