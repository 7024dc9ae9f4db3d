package dev.signet.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Town;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ThrowAwayExpiredTest {

    @Test
    void what_is_past_goes_and_what_is_not_stays() {
        var town = new Town();
        var upkeep = new ThrowAwayExpired(town.world.store.upkeep(), town.world.clock);
        town.tokensOf(town.alice, town.acme.id());
        town.world.pass(Duration.ofDays(15));
        town.tokensOf(town.aliceOfGlobex, town.globex.id());
        assertThat(upkeep.handle()).isEqualTo(new ThrowAwayExpired.Done(0, false));
        town.world.pass(Duration.ofDays(15));
        assertThat(upkeep.handle()).isEqualTo(new ThrowAwayExpired.Done(1, false));
        town.world.pass(Duration.ofDays(15));
        assertThat(upkeep.handle()).isEqualTo(new ThrowAwayExpired.Done(1, false));
    }

    @Test
    void it_steps_until_nothing_is_left() {
        int[] left = {3};
        var upkeep = new ThrowAwayExpired(now -> new Upkeep.Step(10, --left[0] > 0), new Town().world.clock);
        assertThat(upkeep.handle()).isEqualTo(new ThrowAwayExpired.Done(30, false));
    }

    @Test
    void it_ends_where_there_is_no_end() {
        var upkeep = new ThrowAwayExpired(now -> new Upkeep.Step(1, true), new Town().world.clock);
        assertThat(upkeep.handle()).isEqualTo(new ThrowAwayExpired.Done(10, true));
    }
}
