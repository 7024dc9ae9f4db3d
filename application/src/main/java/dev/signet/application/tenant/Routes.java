package dev.signet.application.tenant;

import dev.signet.domain.Digest;
import dev.signet.domain.tenant.RouteKind;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// To which tenant a value belongs that arrives without one.
public interface Routes {

    /// The tenant of the value of this digest, if it is known.
    Optional<TenantId> find(RouteKind kind, Digest digest);
}
