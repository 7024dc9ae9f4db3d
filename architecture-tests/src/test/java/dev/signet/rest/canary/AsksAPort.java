package dev.signet.rest.canary;

import dev.signet.application.TenantTx;
import dev.signet.application.user.Users;
import dev.signet.domain.user.User;

/// Goes past the use cases.
public record AsksAPort(Users users) {

    boolean add(TenantTx tx, User user) {
        return users.add(tx, user);
    }
}
