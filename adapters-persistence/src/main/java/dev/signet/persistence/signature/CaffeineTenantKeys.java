package dev.signet.persistence.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.signet.application.Transactions;
import dev.signet.application.signature.KeyRings;
import dev.signet.application.signature.TenantKeys;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.util.function.BiConsumer;

/// Key rings, remembered in process for a bounded time and number of tenants.
public final class CaffeineTenantKeys implements TenantKeys {

    private static final Duration RELOAD_AT_MOST_EVERY = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final KeyRings stored;
    private final Cache<TenantId, Loaded> rings;
    private final Ticker ticker;

    /// @param most how many tenants' rings are remembered
    /// @param age how old a remembered ring may be
    public CaffeineTenantKeys(Transactions transactions, KeyRings stored, int most, Duration age, Ticker ticker) {
        this.transactions = transactions;
        this.stored = stored;
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
        rings.invalidate(tenant);
    }

    private boolean isOld(Loaded known) {
        return ticker.read() - known.at() >= RELOAD_AT_MOST_EVERY.toNanos();
    }

    private Loaded load(TenantId tenant) {
        long asked = ticker.read();
        return new Loaded(transactions.once(tenant, stored::load), asked);
    }
}
