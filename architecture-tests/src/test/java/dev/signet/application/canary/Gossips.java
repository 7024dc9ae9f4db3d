package dev.signet.application.canary;

import dev.signet.application.TenantTx;
import dev.signet.application.user.ListUsers;

/// A port that knows who calls it.
public interface Gossips {

    /// Takes what belongs to a use case.
    void tell(TenantTx tx, ListUsers.Request request);
}
