package dev.signet.application.signature;

import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.tenant.TenantId;

/// The keys of any tenant, at the speed of the hot path: loaded when first needed, remembered for a bounded time and
/// number of tenants. A key is published long before it signs, so a memory younger than that is never wrong; a key
/// retired in an emergency is forgotten everywhere within that bounded time.
public interface TenantKeys {

    /// The ring of `tenant`, at most the bounded time old; empty of keys if there is no such tenant.
    ///
    /// @throws dev.signet.application.StoreUnavailable if it must be loaded and cannot be
    KeyRing of(TenantId tenant);

    /// The ring of `tenant` as it is now, but loaded anew at most once a second: for a signature by a key that
    /// is not in the remembered ring, which may have been made on another node a moment ago.
    KeyRing reloaded(TenantId tenant);

    /// Forgets what is remembered of `tenant` on this node, after a change made here.
    void forget(TenantId tenant);
}
