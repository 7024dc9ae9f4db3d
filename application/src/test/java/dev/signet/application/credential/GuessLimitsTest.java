package dev.signet.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.application.Town;
import dev.signet.application.credential.VerifyPassword.Outcome;
import dev.signet.application.credential.VerifyPassword.TooMany;
import dev.signet.application.credential.VerifyPassword.Verified;
import dev.signet.application.credential.VerifyPassword.Wrong;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.credential.Password;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuessLimitsTest {

    private static final Password WRONG = new Password("wrong horse");
    private static final Guesser HOME = anybody("192.0.2.1");
    private static final Guesser ATTACKER = anybody("203.0.113.66");

    private final Town town = new Town();

    @Test
    void after_so_many_misses_a_stranger_waits_and_nothing_is_hashed() {
        missSixTimes("alice", ATTACKER);
        int hashed = town.world.hasher.computed();
        assertThat(tried("alice", WRONG, ATTACKER)).isEqualTo(new TooMany(Duration.ofSeconds(1)));
        assertThat(tried("alice", Town.PASSWORD, ATTACKER)).isEqualTo(new TooMany(Duration.ofSeconds(1)));
        assertThat(town.world.hasher.computed()).isEqualTo(hashed);
        town.world.pass(Duration.ofSeconds(1));
        assertThat(tried("alice", WRONG, ATTACKER)).isEqualTo(new Wrong());
        assertThat(tried("alice", WRONG, ATTACKER)).isEqualTo(new TooMany(Duration.ofSeconds(2)));
    }

    @Test
    void whoever_guesses_on_makes_nobody_wait_longer() {
        missSixTimes("alice", ATTACKER);
        for (int i = 0; i < 40; i++) {
            assertThat(tried("alice", WRONG, anybody("203.0.113." + i))).isInstanceOf(TooMany.class);
        }
        town.world.pass(Duration.ofSeconds(1));
        assertThat(tried("alice", Town.PASSWORD, anybody("198.51.100.1"))).isInstanceOf(Verified.class);
    }

    @Test
    void where_alice_logged_in_before_nobody_locks_her_out() {
        assertThat(tried("alice", Town.PASSWORD, HOME)).isInstanceOf(Verified.class);
        missSixTimes("alice", ATTACKER);
        assertThat(tried("alice", WRONG, ATTACKER)).isInstanceOf(TooMany.class);
        assertThat(tried("alice", Town.PASSWORD, anybody("198.51.100.1"))).isInstanceOf(TooMany.class);
        assertThat(tried("alice", Town.PASSWORD, HOME)).isInstanceOf(Verified.class);
    }

    @Test
    void at_home_too_only_so_many_guesses_are_free() {
        assertThat(tried("alice", Town.PASSWORD, HOME)).isInstanceOf(Verified.class);
        missSixTimes("alice", HOME);
        assertThat(tried("alice", Town.PASSWORD, HOME)).isInstanceOf(TooMany.class);
        assertThat(tried("alice", Town.PASSWORD, ATTACKER)).isInstanceOf(Verified.class);
    }

    @Test
    void somebody_unknown_is_treated_as_somebody_known() {
        List<Outcome> known = new ArrayList<>();
        List<Outcome> unknown = new ArrayList<>();
        List<Outcome> noName = new ArrayList<>();
        List<Integer> hashes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int before = town.world.hasher.computed();
            known.add(tried("alice", WRONG, ATTACKER));
            int between = town.world.hasher.computed();
            unknown.add(tried("nobody", WRONG, anybody("203.0.113.67")));
            int after = town.world.hasher.computed();
            noName.add(tried("no name at all", WRONG, anybody("203.0.113.68")));
            hashes.add(between - before);
            hashes.add(after - between);
            hashes.add(town.world.hasher.computed() - after);
            town.world.pass(Duration.ofMillis(700));
        }
        assertThat(unknown).isEqualTo(known).contains(new Wrong()).hasAtLeastOneElementOfType(TooMany.class);
        assertThat(noName).isEqualTo(known);
        for (int i = 0; i < hashes.size(); i += 3) {
            assertThat(hashes.subList(i, i + 3)).containsOnly(hashes.get(i));
        }
    }

    @Test
    void a_source_has_so_many_misses_a_minute_whoever_is_guessed_at() {
        int hashed = town.world.hasher.computed();
        for (int i = 0; i < 60; i++) {
            assertThat(tried("nobody" + i, WRONG, ATTACKER)).isEqualTo(new Wrong());
        }
        assertThat(tried("alice", Town.PASSWORD, ATTACKER)).isInstanceOf(TooMany.class);
        assertThat(town.world.hasher.computed() - hashed).isEqualTo(60);
        assertThat(tried("alice", Town.PASSWORD, HOME)).isInstanceOf(Verified.class);
        town.world.pass(Duration.ofMinutes(1));
        assertThat(tried("alice", Town.PASSWORD, ATTACKER)).isInstanceOf(Verified.class);
    }

    @Test
    void right_passwords_do_not_use_a_source_up() {
        for (int i = 0; i < 200; i++) {
            assertThat(tried("alice", Town.PASSWORD, HOME)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void a_service_that_relays_many_people_has_no_limit_of_its_own_but_each_account_has() {
        Guesser relay = new Guesser("192.0.2.9", Guesser.Kind.RELAY);
        for (int i = 0; i < 100; i++) {
            assertThat(tried("nobody" + i, WRONG, relay)).isEqualTo(new Wrong());
        }
        missSixTimes("alice", relay);
        assertThat(tried("alice", Town.PASSWORD, relay)).isInstanceOf(TooMany.class);
    }

    @Test
    void a_hundred_guesses_at_once_are_worth_no_more_than_one_after_the_other() {
        List<Outcome> answers = TenantedContract.atOnce(
                        100, () -> tried("alice", WRONG, new Guesser("192.0.2.9", Guesser.Kind.RELAY)))
                .value();
        assertThat(answers).filteredOn(Wrong.class::isInstance).hasSize(6);
        assertThat(answers).filteredOn(TooMany.class::isInstance).hasSize(94);
    }

    private void missSixTimes(String name, Guesser guesser) {
        for (int i = 0; i < 6; i++) {
            assertThat(tried(name, WRONG, guesser)).isEqualTo(new Wrong());
        }
    }

    private Outcome tried(String name, Password password, Guesser guesser) {
        return town.world.verifyPassword.handle(new VerifyPassword.Attempt(town.acme.id(), name, password, guesser));
    }

    private static Guesser anybody(String source) {
        return new Guesser(source, Guesser.Kind.ANYBODY);
    }
}
