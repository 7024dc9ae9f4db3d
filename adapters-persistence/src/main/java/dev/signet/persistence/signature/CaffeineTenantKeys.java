package dev.signet.persistence.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.signet.application.Transactions;
import dev.signet.application.signature.KeyRings;
import dev.signet.application.signature.TenantKeys;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/// Key rings, remembered in process for a bounded time and number of tenants.
public final class CaffeineTenantKeys implements TenantKeys {

    private static final Duration RELOAD_AT_MOST_EVERY = Duration.ofSeconds(1);

    /// How long a ring with a key for tokens is taken to be complete.
    private static final Duration COMPLETE_FOR = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final KeyRings stored;
    private final UnaryOperator<KeyRing> completion;
    private final Cache<TenantId, Loaded> rings;
    private final Cache<TenantId, Boolean> complete;
    private final Ticker ticker;

    /// @param completion what a ring that was loaded becomes, with the keys that are kept elsewhere; asked
    ///     now and then
    /// @param most how many tenants' rings are remembered
    /// @param age how old a remembered ring may be
    public CaffeineTenantKeys(
            Transactions transactions,
            KeyRings stored,
            UnaryOperator<KeyRing> completion,
            int most,
            Duration age,
            Ticker ticker) {
        this.transactions = transactions;
        this.stored = stored;
        this.completion = completion;
        this.complete = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(COMPLETE_FOR)
                .ticker(ticker)
                .build();
        this.ticker = ticker;
        this.rings = Caffeine.newBuilder()
                .maximumSize(most)
                .recordStats()
                .expireAfterWrite(age)
                .ticker(ticker)
                .build();
    }

    /// Shows what is remembered, by name, to whoever measures it.
    public void measureWith(BiConsumer<String, Cache<?, ?>> meters) {
        meters.accept("key_rings", rings);
    }

    private record Loaded(KeyRing ring, long at) {}

    @Override
    public KeyRing of(TenantId tenant) {
        return rings.get(tenant, this::load).ring();
    }

    @Override
    public KeyRing reloaded(TenantId tenant) {
        return rings.asMap()
                .compute(tenant, (key, known) -> known == null || isOld(known) ? load(key) : known)
                .ring();
    }

    @Override
    public void forget(TenantId tenant) {
        complete.invalidate(tenant);
        rings.invalidate(tenant);
    }

    private boolean isOld(Loaded known) {
        return ticker.read() - known.at() >= RELOAD_AT_MOST_EVERY.toNanos();
    }

    private Loaded load(TenantId tenant) {
        long asked = ticker.read();
        KeyRing ring = transactions.once(tenant, stored::load);
        return new Loaded(complete.getIfPresent(tenant) == null ? completed(ring) : ring, asked);
    }

    private KeyRing completed(KeyRing ring) {
        KeyRing whole = completion.apply(ring);
        if (whole.keys().stream().anyMatch(key -> key.use() == KeyUse.TOKEN)) {
            complete.put(ring.tenant(), true);
        }
        return whole;
    }
}
