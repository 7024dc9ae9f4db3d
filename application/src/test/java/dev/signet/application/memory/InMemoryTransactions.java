package dev.signet.application.memory;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.domain.tenant.TenantId;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// One transaction after the other.
final class InMemoryTransactions implements Transactions {

    private final Memory memory;
    private final ReentrantLock lock = new ReentrantLock();

    InMemoryTransactions(Memory memory) {
        this.memory = memory;
    }

    @Override
    public <T> T inTenant(TenantId tenant, Function<TenantTx, T> work) {
        return atomically(false, open -> work.apply(new Memory.Tx(tenant, open)));
    }

    @Override
    public <T> T once(TenantId tenant, Function<TenantTx, T> call) {
        return atomically(true, open -> call.apply(new Memory.Tx(tenant, open)));
    }

    @Override
    public <T> T acrossTenants(Function<SystemTx, T> work) {
        return atomically(false, open -> work.apply(new Memory.AcrossTx(open)));
    }

    private <T> T atomically(boolean single, Function<Memory.Open, T> work) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("inside a transaction");
        }
        lock.lock();
        try {
            return restoring(single, work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T restoring(boolean single, Function<Memory.Open, T> work) {
        Memory before = memory.copy();
        try (var open = new Memory.Open(memory, single)) {
            return work.apply(open);
        } catch (RuntimeException | Error e) {
            memory.become(before);
            throw e;
        }
    }
}
