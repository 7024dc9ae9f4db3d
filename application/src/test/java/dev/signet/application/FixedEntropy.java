package dev.signet.application;

import dev.signet.domain.Hkdf;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/// Chance that comes out the same in every run, for tests: a keyed counter. Two values of it still never agree.
public final class FixedEntropy implements Entropy {

    private final long seed;
    private final AtomicLong calls = new AtomicLong();

    /// @param seed another one gives other bytes
    public FixedEntropy(long seed) {
        this.seed = seed;
    }

    @Override
    public byte[] bytes(int count) {
        ByteBuffer answer = ByteBuffer.allocate(count);
        byte[] key = ByteBuffer.allocate(8).putLong(seed).array();
        long call = calls.getAndIncrement();
        for (int block = 0; answer.hasRemaining(); block++) {
            byte[] label = ByteBuffer.allocate(12).putLong(call).putInt(block).array();
            answer.put(Hkdf.hmac(key, label), 0, Math.min(32, answer.remaining()));
        }
        return answer.array();
    }
}
