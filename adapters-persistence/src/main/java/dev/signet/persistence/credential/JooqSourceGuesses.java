package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.SOURCE_GUESS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.when;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.application.Transactions;
import dev.signet.application.credential.SourceGuesses;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.GuessRate;
import dev.signet.domain.tenant.TenantId;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import dev.signet.persistence.transaction.Within;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.Param;

/// The guesses of sources, leased from PostgreSQL in shares: a node asks for one guess, spends it alone, and asks for
/// two, four, up to a sixth of all. So neither a source that guesses right (it gives back what it takes) nor one that
/// has none left costs a statement for each guess, no row is hot, and a node holds back no more than it spent: many
/// nodes, or one that is started again and again, leave enough to each other.
public final class JooqSourceGuesses implements SourceGuesses {

    private static final int FEWEST_SHARES = 6;

    private static final Param<UUID> TENANT_ID = param("tenant", SOURCE_GUESS.TENANT);
    private static final Param<byte[]> SOURCE = param("source", SOURCE_GUESS.SOURCE);
    private static final Param<Long> SPAN = param("span", SOURCE_GUESS.SPAN);
    private static final Param<Integer> SHARE = param("share", SOURCE_GUESS.TAKEN);
    private static final Param<Integer> MOST = param("most", SOURCE_GUESS.TAKEN);
    private static final Param<OffsetDateTime> EXPIRES = param("expires", SOURCE_GUESS.EXPIRES);

    private static final SqlStatement LEASE = SqlStatement.of(
            insertInto(
                            SOURCE_GUESS,
                            SOURCE_GUESS.TENANT,
                            SOURCE_GUESS.SOURCE,
                            SOURCE_GUESS.SPAN,
                            SOURCE_GUESS.TAKEN,
                            SOURCE_GUESS.EXPIRES)
                    .values(TENANT_ID, SOURCE, SPAN, SHARE, EXPIRES)
                    .onConflict(SOURCE_GUESS.TENANT, SOURCE_GUESS.SOURCE)
                    .doUpdate()
                    // A window that began by the clock of a node that is ahead counts for those that are behind.
                    .set(
                            SOURCE_GUESS.TAKEN,
                            when(
                                            SOURCE_GUESS.SPAN.ge(excluded(SOURCE_GUESS.SPAN)),
                                            SOURCE_GUESS.TAKEN.plus(excluded(SOURCE_GUESS.TAKEN)))
                                    .otherwise(excluded(SOURCE_GUESS.TAKEN)))
                    .set(SOURCE_GUESS.SPAN, greatest(SOURCE_GUESS.SPAN, excluded(SOURCE_GUESS.SPAN)))
                    .set(SOURCE_GUESS.EXPIRES, greatest(SOURCE_GUESS.EXPIRES, excluded(SOURCE_GUESS.EXPIRES)))
                    .where(SOURCE_GUESS.SPAN.lt(excluded(SOURCE_GUESS.SPAN)).or(SOURCE_GUESS.TAKEN.lt(MOST)))
                    .returning(SOURCE_GUESS.TAKEN),
            List.of(SOURCE_GUESS.TAKEN));

    private final Transactions transactions;
    private final Cache<Holder, Lease> leases;

    /// @param remembered of how many sources a node remembers what it holds; what it forgets is lost until the window
    ///     ends, and never given twice
    public JooqSourceGuesses(Transactions transactions, int remembered) {
        this.transactions = transactions;
        this.leases = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    private record Holder(TenantId tenant, Digest source) {}

    @Override
    public Optional<Duration> take(TenantId tenant, Digest source, GuessRate rate, Instant now) {
        Within.refuse();
        Lease lease = leases.get(new Holder(tenant, source), holder -> new Lease());
        lease.lock.lock();
        try {
            long span = rate.windowAt(now);
            if (lease.span != span) {
                lease.begin(span);
            }
            if (lease.left == 0 && !lease.exhausted) {
                lease.left = leased(tenant, source, rate, lease.nextShare(rate), now);
                lease.exhausted = lease.left == 0;
            }
            if (lease.left == 0) {
                return Optional.of(Duration.between(now, rate.endAfter(now)));
            }
            lease.left--;
            return Optional.empty();
        } finally {
            lease.lock.unlock();
        }
    }

    @Override
    public void giveBack(TenantId tenant, Digest source, GuessRate rate, Instant now) {
        Within.refuse();
        Lease lease = leases.getIfPresent(new Holder(tenant, source));
        if (lease == null) {
            return;
        }
        lease.lock.lock();
        try {
            if (lease.span == rate.windowAt(now)) {
                lease.left++;
            }
        } finally {
            lease.lock.unlock();
        }
    }

    /// How many of `share` the store lets this node have; of the last share there may be less.
    private int leased(TenantId tenant, Digest source, GuessRate rate, int share, Instant now) {
        return transactions
                .once(
                        tenant,
                        tx -> Sql.first(Sql.of(tx)
                                .fetch(LEASE.with()
                                        .set(TENANT_ID, tenant.value())
                                        .set(SOURCE, source.bytes())
                                        .set(SPAN, rate.windowAt(now))
                                        .set(SHARE, share)
                                        .set(MOST, rate.guesses())
                                        .set(EXPIRES, Values.time(rate.endAfter(now))))))
                .map(row -> share - Math.max(0, row.get(SOURCE_GUESS.TAKEN) - rate.guesses()))
                .orElse(0);
    }

    /// What this node holds of one window.
    private static final class Lease {

        private final ReentrantLock lock = new ReentrantLock();
        private long span = Long.MIN_VALUE;
        private int left;
        private int share;
        private boolean exhausted;

        private void begin(long number) {
            span = number;
            left = 0;
            share = 0;
            exhausted = false;
        }

        private int nextShare(GuessRate rate) {
            share = Math.clamp(2L * share, 1, Math.max(1, rate.guesses() / FEWEST_SHARES));
            return share;
        }
    }
}
