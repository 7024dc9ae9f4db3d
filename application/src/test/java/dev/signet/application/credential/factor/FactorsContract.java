package dev.signet.application.credential.factor;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.ALICE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.TotpCredential;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What [Factors] promises.
public interface FactorsContract extends TenantedContract {

    @Test
    default void an_authenticator_waits_until_it_is_confirmed_or_its_time_is_over() {
        people();
        TotpCredential totp = aTotp(1);
        assertThat(enrolled(totp)).isTrue();
        assertThat(pending(ACME, NOON)).hasValueSatisfying(found -> {
            assertThat(found.id()).isEqualTo(totp.id());
            assertThat(found.life()).isEqualTo(totp.life());
            assertThat(found.sealed().bytes()).isEqualTo(totp.sealed().bytes());
            assertThat(found.sealed().sealingKey()).isEqualTo("key");
            assertThat(found.spent()).isEqualTo(TotpCredential.NONE_SPENT);
        });
        assertThat(pending(ACME, NOON.plusSeconds(60))).isEmpty();
        assertThat(live(ACME)).isEmpty();
        assertThat(pending(GLOBEX, NOON)).isEmpty();
    }

    @Test
    default void a_second_enrolment_takes_the_place_of_one_that_waits() {
        people();
        TotpCredential first = aTotp(1);
        TotpCredential second = aTotp(2);
        assertThat(enrolled(first)).isTrue();
        assertThat(enrolled(second)).isTrue();
        assertThat(pending(ACME, NOON).orElseThrow().id()).isEqualTo(second.id());
        assertThat(confirmed(ACME, first, 7)).isFalse();
        assertThat(asked(ACME, tx -> store().factors().nextVersion(tx, ALICE)).value())
                .isEqualTo(3);
    }

    @Test
    default void a_confirmed_authenticator_counts_without_an_end_and_bars_another() {
        people();
        TotpCredential totp = aTotp(1);
        enrolled(totp);
        assertThat(confirmed(GLOBEX, totp, 7)).isFalse();
        assertThat(confirmed(ACME, totp, 7)).isTrue();
        assertThat(confirmed(ACME, totp, 8)).isFalse();
        assertThat(live(ACME)).hasValueSatisfying(found -> {
            assertThat(found.spent()).isEqualTo(7);
            assertThat(found.life().expires()).isEmpty();
        });
        assertThat(pending(ACME, NOON)).isEmpty();
        assertThat(enrolled(aTotp(2))).isFalse();
    }

    @Test
    default void a_login_finds_the_authenticator_with_the_same_look_up() {
        people();
        assertThat(found("alice")).isEmpty();
        TotpCredential totp = aTotp(1);
        enrolled(totp);
        assertThat(found("alice")).as("not yet").isEmpty();
        confirmed(ACME, totp, 7);
        assertThat(found("alice")).hasValueSatisfying(seen -> {
            assertThat(seen.id()).isEqualTo(totp.id());
            assertThat(seen.spent()).isEqualTo(7);
        });
        assertThat(found("bob")).isEmpty();
    }

    @Test
    default void a_step_is_used_once_and_so_are_all_before_it() {
        TotpCredential totp = anAuthenticator();
        assertThat(spent(ACME, totp, 7)).as("at confirmation").isFalse();
        assertThat(spent(ACME, totp, 9)).isTrue();
        assertThat(spent(ACME, totp, 9)).isFalse();
        assertThat(spent(ACME, totp, 8)).isFalse();
        assertThat(spent(GLOBEX, totp, 10)).isFalse();
        assertThat(spent(ACME, totp, 10)).isTrue();
        assertThat(live(ACME).orElseThrow().spent()).isEqualTo(10);
    }

    @Test
    default void of_fifty_who_present_one_step_at_once_one_gets_in() {
        TotpCredential totp = anAuthenticator();
        List<Boolean> answers =
                TenantedContract.atOnce(50, () -> spent(ACME, totp, 9)).value();
        assertThat(answers).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    default void a_rolled_back_use_was_none() {
        TotpCredential totp = anAuthenticator();
        rolledBack(tx -> store().factors().spend(tx, totp.id(), 9, NOON));
        assertThat(spent(ACME, totp, 9)).isTrue();
    }

    @Test
    default void a_recovery_code_is_used_once_by_its_owner() {
        UserId bob = people();
        List<Factors.KeptCode> codes = someCodes();
        inAcme(tx -> store().factors().replaceCodes(tx, ALICE, codes, NOON));
        Digest first = codes.getFirst().digest();
        assertThat(redeemed(ACME, bob, first)).isFalse();
        assertThat(redeemed(GLOBEX, ALICE, first)).isFalse();
        assertThat(redeemed(ACME, ALICE, Digest.sha256("another"))).isFalse();
        assertThat(redeemed(ACME, ALICE, Digest.sha256("another"), first)).isTrue();
        assertThat(redeemed(ACME, ALICE, first)).isFalse();
        assertThat(redeemed(ACME, ALICE, codes.getLast().digest())).isTrue();
    }

    @Test
    default void of_fifty_who_present_one_recovery_code_at_once_one_gets_in() {
        people();
        List<Factors.KeptCode> codes = someCodes();
        inAcme(tx -> store().factors().replaceCodes(tx, ALICE, codes, NOON));
        List<Boolean> answers = TenantedContract.atOnce(
                        50, () -> redeemed(ACME, ALICE, codes.getFirst().digest()))
                .value();
        assertThat(answers).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    default void new_recovery_codes_take_the_place_of_the_former() {
        people();
        List<Factors.KeptCode> former = someCodes();
        List<Factors.KeptCode> present = someCodes();
        inAcme(tx -> store().factors().replaceCodes(tx, ALICE, former, NOON));
        inAcme(tx -> store().factors().replaceCodes(tx, ALICE, present, NOON));
        assertThat(redeemed(ACME, ALICE, former.getFirst().digest())).isFalse();
        assertThat(redeemed(ACME, ALICE, present.getFirst().digest())).isTrue();
    }

    @Test
    default void what_was_removed_counts_no_more_and_makes_room() {
        TotpCredential totp = anAuthenticator();
        List<Factors.KeptCode> codes = someCodes();
        inAcme(tx -> store().factors().replaceCodes(tx, ALICE, codes, NOON));
        assertThat(removed(GLOBEX)).isFalse();
        assertThat(removed(ACME)).isTrue();
        assertThat(removed(ACME)).isFalse();
        assertThat(spent(ACME, totp, 9)).isFalse();
        assertThat(redeemed(ACME, ALICE, codes.getFirst().digest())).isFalse();
        assertThat(live(ACME)).isEmpty();
        assertThat(enrolled(aTotp(2))).isTrue();
    }

    private TotpCredential anAuthenticator() {
        people();
        TotpCredential totp = aTotp(1);
        enrolled(totp);
        confirmed(ACME, totp, 7);
        return totp;
    }

    private UserId people() {
        var bob = new UserId(Cast.anId());
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().users().add(tx, Cast.aUser(bob, "bob"));
        });
        return bob;
    }

    private boolean enrolled(TotpCredential totp) {
        return in(ACME, tx -> store().factors().enrol(tx, ALICE, totp));
    }

    private boolean confirmed(TenantId tenant, TotpCredential totp, long step) {
        return in(tenant, tx -> store().factors().confirm(tx, totp.id(), step, NOON));
    }

    private boolean spent(TenantId tenant, TotpCredential totp, long step) {
        return store().transactions().once(tenant, tx -> store().factors().spend(tx, totp.id(), step, NOON));
    }

    private boolean removed(TenantId tenant) {
        return in(tenant, tx -> store().factors().remove(tx, ALICE, NOON));
    }

    private boolean redeemed(TenantId tenant, UserId user, Digest... digests) {
        return store().transactions().once(tenant, tx -> store().factors().redeem(tx, user, List.of(digests), NOON));
    }

    private Optional<TotpCredential> pending(TenantId tenant, Instant now) {
        return asked(tenant, tx -> store().factors().pending(tx, ALICE, now)).value();
    }

    private Optional<TotpCredential> live(TenantId tenant) {
        return asked(tenant, tx -> store().factors().live(tx, ALICE)).value();
    }

    private Optional<TotpCredential> found(String name) {
        return asked(ACME, tx -> store().users().lookup(tx, LoginName.of(name)))
                .value()
                .candidate()
                .orElseThrow()
                .totp();
    }

    private static TotpCredential aTotp(int version) {
        return new TotpCredential(
                new CredentialId(Cast.anId()),
                new SealedValue("key", new byte[] {1, 2, 3}),
                new CredentialLife(
                        new Version(version), NOON, Optional.of(NOON.plusSeconds(60)), Optional.of(Actor.of(ALICE))),
                TotpCredential.NONE_SPENT);
    }

    private static List<Factors.KeptCode> someCodes() {
        return IntStream.range(0, 3)
                .mapToObj(i -> new CredentialId(Cast.anId()))
                .map(id -> new Factors.KeptCode(
                        id,
                        Digest.sha256(id.value().toString()),
                        new CredentialLife(Version.FIRST, NOON, Optional.empty(), Optional.of(Actor.of(ALICE)))))
                .toList();
    }
}
