package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.Cast;
import dev.signet.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/// A contract that begins with two tenants, acme and globex, and nothing else.
public interface TenantedContract {

    /// The store under test.
    Store store();

    @BeforeEach
    default void two_tenants_and_nothing_else() {
        store().clear();
        store().transactions().acrossTenants(tx -> {
            store().tenants().add(tx, Cast.acme());
            return store().tenants().add(tx, Cast.globex());
        });
    }

    /// Does `work` in a transaction of `tenant`.
    default <T> T in(TenantId tenant, Function<TenantTx, T> work) {
        return store().transactions().inTenant(tenant, work);
    }

    /// What was answered.
    record Answer<T>(T value) {}

    /// What `work` answers in a transaction of `tenant`.
    default <T> Answer<T> asked(TenantId tenant, Function<TenantTx, T> work) {
        return new Answer<>(in(tenant, work));
    }

    /// Does `work` in a transaction of acme.
    default void inAcme(Consumer<TenantTx> work) {
        in(Cast.ACME, tx -> {
            work.accept(tx);
            return true;
        });
    }

    /// Does `work` in a transaction of acme that fails.
    default void rolledBack(Consumer<TenantTx> work) {
        assertThatThrownBy(() -> inAcme(tx -> {
                    work.accept(tx);
                    throw new UnsupportedOperationException("on purpose");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    /// The answers of `count` threads that all make the same call at once.
    static <T> Answer<List<T>> atOnce(int count, Callable<T> call) {
        var ready = new CountDownLatch(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get());
            }
            return new Answer<>(answers);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
