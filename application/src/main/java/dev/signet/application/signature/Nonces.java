package dev.signet.application.signature;

import dev.signet.application.SharedState;
import dev.signet.domain.Digest;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;

/// Remembers what may be used only once, over all nodes.
@SharedState
public interface Nonces {

    /// Notes the use of `value` within `scope`. Of any number of calls with the same tenant, scope and value,
    /// also at once, also with another `until`, exactly one answers true while one of them is remembered.
    ///
    /// @param scope who used it and for what, such as `assertion:console`; at most 300 characters
    /// @param until how long it must be remembered
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known: never assumed to be fresh
    boolean firstUse(TenantId tenant, String scope, Digest value, Instant until, Instant now);
}
