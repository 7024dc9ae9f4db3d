package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Recurring.Ending;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RecurringTest {

    @Test
    void what_fails_is_done_again() throws InterruptedException {
        var rounds = new CountDownLatch(3);
        Recurring.Work work = () -> {
            rounds.countDown();
            throw new UnsupportedOperationException("on purpose");
        };
        Recurring recurring = Recurring.start("test", Duration.ofMillis(1), work, Ending.AT_ONCE);
        try {
            assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            recurring.close();
        }
    }

    @Test
    void while_there_is_more_to_do_it_does_not_wait_for_the_interval() throws InterruptedException {
        var rounds = new CountDownLatch(3);
        Recurring.Work work = () -> {
            rounds.countDown();
            return rounds.getCount() > 0;
        };
        Recurring recurring = Recurring.start("test", Duration.ofDays(1), work, Ending.AT_ONCE);
        try {
            assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            recurring.close();
        }
    }

    @Test
    void closing_waits_for_a_round_that_runs_and_then_does_a_last_one_if_there_is_to_be_one() throws Exception {
        assertThat(roundsOf(Ending.AT_ONCE)).isEqualTo(1);
        assertThat(roundsOf(Ending.AFTER_A_LAST_ROUND)).isEqualTo(2);
    }

    /// How many rounds were done whole by something that is closed within its first.
    private static int roundsOf(Ending ending) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var closing = new CountDownLatch(1);
        var done = new AtomicInteger();
        Recurring.Work work = () -> {
            begun.countDown();
            await(closing);
            done.incrementAndGet();
            return false;
        };
        var recurring = Recurring.start("test", Duration.ofDays(1), work, ending);
        begun.await();
        Thread closer = Thread.ofVirtual().start(recurring::close);
        closing.countDown();
        closer.join();
        return done.get();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
