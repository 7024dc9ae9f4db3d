package dev.signet.application;

import dev.signet.domain.tenant.TenantId;
import java.util.function.Function;

/// The only door to stored data: no tenant, no transaction, no data.
public interface Transactions {

    /// Runs `work` atomically for `tenant` and commits when it returns; what it throws rolls it back. It may run
    /// again after a collision, so it only decides and stores: no signing, no hashing, no network, no entropy.
    ///
    /// @throws StoreUnavailable if the store cannot be reached, or collisions do not end
    <T> T inTenant(TenantId tenant, Function<TenantTx, T> work);

    /// One port call that is one statement, in an implicit transaction of its own: one round trip, where the
    /// connection speaks for this tenant already. A second statement in it is a bug and throws
    /// [IllegalStateException].
    ///
    /// @throws StoreUnavailable if the store cannot be reached
    <T> T once(TenantId tenant, Function<TenantTx, T> call);

    /// As [#inTenant], but across tenants.
    ///
    /// @throws StoreUnavailable if the store cannot be reached, or collisions do not end
    <T> T acrossTenants(Function<SystemTx, T> work);
}
