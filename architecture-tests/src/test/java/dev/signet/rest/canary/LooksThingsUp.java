package dev.signet.rest.canary;

import dev.signet.application.Page;
import dev.signet.application.StoreUnavailable;
import dev.signet.application.user.ListUsers;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.util.Optional;

/// What a driving adapter may do; no rule bites it.
public record LooksThingsUp(ListUsers users) {

    boolean isUp(TenantId tenant) {
        try {
            Page<UserAccess, UserId> page = users.handle(new ListUsers.Request(tenant, Optional.empty(), 1));
            return page.next().isEmpty();
        } catch (StoreUnavailable e) {
            return false;
        }
    }
}
