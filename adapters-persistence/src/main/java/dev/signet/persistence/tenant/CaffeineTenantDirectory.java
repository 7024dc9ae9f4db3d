package dev.signet.persistence.tenant;

import static dev.signet.persistence.schema.Tables.TENANT;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.signet.application.tenant.TenantDirectory;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jooq.Param;

/// The directory of slugs, remembered in process. A slug that names a tenant is looked up again after a while,
/// because a deleted tenant ends; one that names none may name one soon, so that is forgotten after a moment. Both
/// memories are bounded, whoever asks for whatever.
public final class CaffeineTenantDirectory implements TenantDirectory {

    private static final Param<String> SLUG = param("slug", TENANT.SLUG);
    private static final SqlStatement FIND = SqlStatement.of(select(TENANT.ID)
            .from(TENANT)
            .where(TENANT.SLUG.eq(SLUG), TENANT.ENDS.isNull().or(TENANT.ENDS.gt(currentOffsetDateTime()))));

    /// Shorter than the time between a tenant's end and the removal of its rows.
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private final JooqTransactions transactions;
    private final Cache<TenantSlug, TenantId> known;
    private final Cache<TenantSlug, Boolean> unknown;

    /// @param most how many slugs of either kind are remembered
    /// @param unknownFor how long a slug is remembered to name nobody
    public CaffeineTenantDirectory(JooqTransactions transactions, int most, Duration unknownFor, Ticker ticker) {
        this.transactions = transactions;
        this.known = Caffeine.newBuilder()
                .maximumSize(most)
                .recordStats()
                .expireAfterWrite(KNOWN_FOR)
                .ticker(ticker)
                .build();
        this.unknown = Caffeine.newBuilder()
                .maximumSize(most)
                .recordStats()
                .expireAfterWrite(unknownFor)
                .ticker(ticker)
                .build();
    }

    /// Shows what is remembered, by name, to whoever measures it.
    public void measureWith(BiConsumer<String, Cache<?, ?>> meters) {
        meters.accept("tenants", known);
        meters.accept("unknown_tenants", unknown);
    }

    @Override
    public Optional<TenantId> find(TenantSlug slug) {
        TenantId id = known.getIfPresent(slug);
        if (id != null) {
            return Optional.of(id);
        }
        if (unknown.getIfPresent(slug) != null) {
            return Optional.empty();
        }
        Optional<TenantId> found = transactions
                .once((Sql sql) -> Sql.first(sql.fetch(FIND.with().set(SLUG, slug.value()))))
                .map(row -> new TenantId(row.get(TENANT.ID)));
        found.ifPresentOrElse(tenant -> known.put(slug, tenant), () -> unknown.put(slug, true));
        return found;
    }
}
