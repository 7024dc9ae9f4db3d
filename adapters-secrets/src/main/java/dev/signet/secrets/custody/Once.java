package dev.signet.secrets.custody;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something that is made when it is first needed, once. What fails to be made is tried again.
final class Once<T> {

    private final Supplier<T> making;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<T> made = Optional.empty();

    Once(Supplier<T> making) {
        this.making = making;
    }

    T value() {
        Optional<T> known = made;
        if (known.isPresent()) {
            return known.get();
        }
        turn.lock();
        try {
            T value = made.orElseGet(making);
            made = Optional.of(value);
            return value;
        } finally {
            turn.unlock();
        }
    }

    /// Closes it if it was ever made.
    void closeWith(Consumer<T> closing) {
        made.ifPresent(closing);
    }
}
