package dev.signet.secrets.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.Overloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class HashingPlacesTest {

    @Test
    void never_more_at_once_than_there_are_places() throws Exception {
        HashingPlaces places = new HashingPlaces(3, 100, Duration.ofSeconds(60));
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(threads.submit(() -> places.at(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    return running.decrementAndGet();
                })));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isNotNegative();
            }
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(places.running()).isZero();
        assertThat(places.waiting()).isZero();
    }

    @Test
    void a_virtual_thread_lends_no_carrier_to_a_hash() throws Exception {
        HashingPlaces places = new HashingPlaces(1, 1, Duration.ofSeconds(60));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(
                                    () -> places.at(() -> Thread.currentThread().isVirtual()))
                            .get(60, TimeUnit.SECONDS))
                    .isFalse();
        }
    }

    @Test
    void what_a_computation_throws_reaches_its_caller_and_frees_the_place() {
        HashingPlaces places = new HashingPlaces(1, 0, Duration.ofSeconds(1));
        assertThatThrownBy(() -> places.at(() -> {
                    throw new UnsupportedOperationException("on purpose");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(places.running()).isZero();
    }

    @Test
    void beyond_the_queue_a_caller_is_sent_away_at_once() throws Exception {
        HashingPlaces places = new HashingPlaces(1, 1, Duration.ofSeconds(60));
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = threads.submit(() -> places.at(() -> await(done)));
            until(() -> places.running() == 1);
            Future<Boolean> second = threads.submit(() -> places.at(() -> true));
            until(() -> places.waiting() == 1);
            assertThatThrownBy(() -> places.at(() -> true))
                    .isInstanceOfSatisfying(
                            Overloaded.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(60)));
            assertThat(places.refused()).isEqualTo(1);
            done.countDown();
            assertThat(first.get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoever_waits_too_long_is_sent_away() throws Exception {
        HashingPlaces places = new HashingPlaces(1, 5, Duration.ofMillis(20));
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = threads.submit(() -> places.at(() -> await(done)));
            until(() -> places.running() == 1);
            assertThatThrownBy(() -> places.at(() -> true))
                    .isInstanceOfSatisfying(
                            Overloaded.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
            assertThat(places.waiting()).isZero();
            done.countDown();
            assertThat(first.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_failed_computation_leaves_its_place() {
        HashingPlaces places = new HashingPlaces(1, 0, Duration.ofSeconds(1));
        assertThatThrownBy(() -> places.at(() -> {
                    throw new IllegalStateException("failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(places.at(() -> "free")).isEqualTo("free");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 12_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
