package dev.signet.grpc.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.application.signature.PublishKeys;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.grpc.edge.Call;
import dev.signet.grpc.edge.Fault;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Which tenants are served, as of late: asked when something is refused, so that nobody can tell a suspended tenant
/// from one that never was. No decision about a grant rests on it.
@Singleton
public final class ServedTenants {

    private static final Duration MEMORY = Duration.ofSeconds(5);
    private static final int MOST = 1_000;

    private final PublishKeys publish;
    private final Cache<TenantId, Optional<TenantSlug>> remembered = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(MEMORY)
            .recordStats()
            .build();

    ServedTenants(PublishKeys publish) {
        this.publish = publish;
    }

    /// Shows what is remembered, by name, to whoever measures it.
    public void measureWith(BiConsumer<String, Cache<?, ?>> meters) {
        meters.accept("served_tenants", remembered);
    }

    /// The name of `tenant`; empty if it is unknown or not served.
    ///
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known
    public Optional<TenantSlug> name(TenantId tenant) {
        return Objects.requireNonNull(remembered.get(tenant, this::ask));
    }

    /// What to answer in the place of `fault`: it may have come about without a look at the tenant, so under one that
    /// is not served it is replaced.
    public StatusRuntimeException refusal(Call call, TenantId tenant, StatusRuntimeException fault) {
        return name(tenant)
                .map(name -> {
                    call.addresses(name);
                    return fault;
                })
                .orElseGet(Fault::unknownTenant);
    }

    private Optional<TenantSlug> ask(TenantId tenant) {
        return switch (publish.handle(new PublishKeys.Request(tenant, false))) {
            case PublishKeys.Published published ->
                Optional.of(published.tenant().slug());
            case PublishKeys.NotServed not -> Optional.empty();
        };
    }
}
