package dev.signet.persistence.upkeep;

import static dev.signet.domain.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Store;
import dev.signet.application.TenantedContract;
import dev.signet.domain.Digest;
import dev.signet.persistence.JooqStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Partitions are made while others write into the very hours and days that they are for.
@Timeout(600)
final class PartitionRaceTest implements TenantedContract {

    private static final int WRITERS = 6;
    private static final int HOURS = 24;

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }

    @Test
    void nobody_who_writes_meanwhile_is_refused_and_no_row_is_lost() throws Exception {
        Instant beginning = Instant.now().plus(Duration.ofDays(40));
        AtomicInteger hour = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<Future<List<Written>>> writing = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writing.add(threads.submit(() -> write(writer, beginning, hour, written, over)));
            }
            for (; hour.get() < HOURS; hour.incrementAndGet()) {
                STORE.upkeep().step(beginning.plus(Duration.ofHours(hour.get())));
                int enough = written.get() + WRITERS;
                while (written.get() < enough && writing.stream().noneMatch(Future::isDone)) {
                    Thread.sleep(5);
                }
            }
            over.set(true);
            Instant end = beginning.plus(Duration.ofHours(HOURS));
            int rows = 0;
            for (Future<List<Written>> done : writing) {
                for (Written one : done.get()) {
                    rows++;
                    // Older ones were rightly thrown away.
                    assertThat(one.declared().isAfter(end) && isFirst(one))
                            .as("%s is forgotten", one)
                            .isFalse();
                }
            }
            assertThat(rows).isGreaterThanOrEqualTo(WRITERS * HOURS);
        }
        int partitions = STORE.asked(sql ->
                sql.fetchCount(sql.selectFrom("pg_inherits where inhparent = 'signet.replay_memory'::regclass")));
        assertThat(partitions).as("partitions were made meanwhile").isGreaterThan(HOURS / 2);
    }

    /// A nonce, by what it was declared under.
    private record Written(String nonce, Instant declared, Instant at) {}

    /// Into hours that have a partition, that are about to get one, and that have none yet.
    private static List<Written> write(
            int writer, Instant beginning, AtomicInteger hour, AtomicInteger written, AtomicBoolean over) {
        List<Written> done = new ArrayList<>();
        for (int i = 0; !over.get(); i++) {
            Instant at = beginning.plus(Duration.ofHours(hour.get()));
            var one = new Written(writer + "-" + i, at.plus(Duration.ofMinutes(45L * (i % 8))), at);
            assertThat(isFirst(one)).as("%s is new", one).isTrue();
            STORE.transactions().inTenant(ACME, tx -> {
                STORE.revocations().add(tx, one.nonce(), one.declared().plus(Duration.ofDays(1)));
                return true;
            });
            done.add(one);
            written.incrementAndGet();
        }
        return done;
    }

    private static boolean isFirst(Written one) {
        return STORE.nonces().firstUse(ACME, "assertion:console", Digest.sha256(one.nonce()), one.declared(), one.at());
    }
}
