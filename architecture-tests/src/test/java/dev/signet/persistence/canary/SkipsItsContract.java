package dev.signet.persistence.canary;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.application.canary.Coins;
import dev.signet.application.canary.CoinsContract;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Finds three ways not to run the contract: a condition, an assumption, a test of its own in the contract's
/// place. It is disabled where nobody sets the property, and meant to be.
@EnabledIfSystemProperty(named = "signet.canary", matches = "sings")
public final class SkipsItsContract implements CoinsContract {

    @Override
    public Coins coins() {
        return new JooqCoins();
    }

    @Test
    @Override
    public void there_is_a_coin() {
        assumeTrue(DayOfWeek.MONDAY.getValue() > 1);
    }
}
