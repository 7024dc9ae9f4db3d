package dev.signet.persistence.transaction;

import java.util.function.Supplier;

/// Whether this thread is inside a transaction of several statements.
public final class Within {

    private static final ScopedValue<Boolean> TRANSACTION = ScopedValue.newInstance();

    private Within() {}

    static <T> T transaction(Supplier<T> work) {
        return ScopedValue.where(TRANSACTION, true).call(work::get);
    }

    /// Refuses to go on inside a transaction: what follows would commit alone, and happen again if the
    /// transaction is tried again.
    public static void refuse() {
        if (TRANSACTION.isBound()) {
            throw new IllegalStateException("inside a transaction");
        }
    }
}
