package dev.signet.persistence.upkeep;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.aLiveFamily;
import static dev.signet.domain.token.FamilyBuilder.secretOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Store;
import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import dev.signet.domain.token.NamedParties;
import dev.signet.domain.token.TokenFamily;
import dev.signet.persistence.JooqStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A node whose clock is fast throws nothing away that the others still need.
final class FastClockTest implements TenantedContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }

    @Test
    void what_is_not_past_by_the_databases_clock_stays() {
        Instant now = Instant.now();
        Instant soon = now.plus(Duration.ofMinutes(30));
        Digest key = Digest.sha256("key");
        TokenFamily family = aLiveFamily().build();
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().families().open(tx, family, secretOf(family.id()).digest());
            store().revocations().add(tx, "revoked", soon);
        });
        STORE.administer("update signet.token_family set absolute_expires = now() + interval '30 minutes'");
        store().nonces().firstUse(ACME, "assertion:console", Digest.sha256("jti"), soon, now);
        store().answers().claim(ACME, key, key, now, soon);

        store().upkeep().step(now.plus(Duration.ofHours(3)));

        var named = new NamedParties("revoked", soon, Optional.of(family.id()), Optional.empty(), Optional.empty());
        var standing =
                store().transactions().once(ACME, tx -> store().revocations().standing(tx, named));
        assertThat(standing.singledOut()).as("a revoked token stays revoked").isTrue();
        assertThat(standing.family()).isPresent();
        assertThat(store().nonces().firstUse(ACME, "assertion:console", Digest.sha256("jti"), soon, now))
                .as("what was used stays used")
                .isFalse();
        assertThat(store().answers().claim(ACME, key, key, now, soon))
                .isInstanceOf(dev.signet.application.repetition.KeptAnswers.InFlight.class);
    }
}
