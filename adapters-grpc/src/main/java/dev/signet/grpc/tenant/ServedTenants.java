package dev.signet.grpc.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.application.signature.PublishKeys;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// Which tenants are served, as of late: asked when something is refused, so that nobody can tell a suspended tenant
/// from one that never was. No decision about a grant rests on it.
@Singleton
public final class ServedTenants {

    private static final Duration MEMORY = Duration.ofSeconds(5);
    private static final int MOST = 1_000;

    private final PublishKeys publish;
    private final Cache<TenantId, Optional<TenantSlug>> remembered =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();

    ServedTenants(PublishKeys publish) {
        this.publish = publish;
    }

    /// The name of `tenant`; empty if it is unknown or not served.
    ///
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known
    public Optional<TenantSlug> name(TenantId tenant) {
        return Objects.requireNonNull(remembered.get(tenant, this::ask));
    }

    private Optional<TenantSlug> ask(TenantId tenant) {
        return switch (publish.handle(new PublishKeys.Request(tenant, false))) {
            case PublishKeys.Published published -> Optional.of(published.tenant().slug());
            case PublishKeys.NotServed not -> Optional.empty();
        };
    }
}
