package dev.signet.persistence.readiness;

import static dev.signet.persistence.schema.Tables.SIGNING_KEY;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.signet.application.StoreUnavailable;
import dev.signet.application.readiness.Probe;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.persistence.transaction.Sql;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;

/// Whether the configured master keys are those under which the tenants' signing keys were sealed. A node that can open
/// none of them must get no traffic; one that cannot open some serves the other tenants.
public final class KeyProbe implements Probe {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Condition SEALED = SIGNING_KEY.SEALING_KEY.isNotNull();

    private final JooqTransactions transactions;
    private final Set<String> configured;
    private final InstantSource clock;
    private final Glance<Sealed> glance;

    /// @param configured the ids of the master keys
    public KeyProbe(JooqTransactions transactions, Set<String> configured, InstantSource clock) {
        this.transactions = transactions;
        this.configured = Set.copyOf(configured);
        this.clock = clock;
        this.glance = new Glance<>(PAUSE, this::look);
    }

    /// How many tenants have sealed keys that still count, and of how many there is one that cannot be opened.
    private record Sealed(int tenants, int closed) {}

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public Optional<String> trouble() {
        return seen().filter(keys -> keys.closed() > 0 && keys.closed() == keys.tenants())
                .map(keys -> "No tenant's signing keys can be opened with the configured master keys.");
    }

    @Override
    public Optional<String> concern() {
        return seen().filter(keys -> keys.closed() > 0)
                .map(keys -> "Signing keys of %d of %d tenants cannot be opened with the configured master keys."
                        .formatted(keys.closed(), keys.tenants()));
    }

    /// Nothing while the store does not answer: that is another probe's trouble.
    private Optional<Sealed> seen() {
        try {
            return Optional.of(glance.now());
        } catch (StoreUnavailable e) {
            return Optional.empty();
        }
    }

    private Sealed look() {
        Field<Integer> tenants =
                countDistinct(SIGNING_KEY.TENANT).filterWhere(SEALED).as("tenants");
        Field<Integer> closed = countDistinct(SIGNING_KEY.TENANT)
                .filterWhere(SEALED.and(SIGNING_KEY.SEALING_KEY.notIn(
                        configured.stream().map(id -> inline(id)).toList())))
                .as("closed");
        return transactions.acrossTenants(tx -> Sql.of(tx)
                .fetchOne(select(tenants, closed)
                        .from(SIGNING_KEY)
                        .where(SIGNING_KEY
                                .RETIRED_FROM
                                .isNull()
                                .or(SIGNING_KEY.RETIRED_FROM.gt(Values.time(clock.instant())))))
                .map(row -> new Sealed(orNone(row.get(tenants)), orNone(row.get(closed))))
                .orElse(new Sealed(0, 0)));
    }

    private static int orNone(Integer count) {
        return count;
    }
}
