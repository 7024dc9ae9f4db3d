package dev.signet.application.canary;

import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;

/// Has no word for what it is asked.
public final class AsksTwice {

    /// Takes a list of arguments instead of a request.
    public void handle(TenantId tenant, UserId user) {}
}
