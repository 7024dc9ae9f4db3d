package dev.signet.application.canary;

import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/// A repository that hands out data without a transaction.
public interface Leaks {

    /// Of which tenant?
    Optional<User> find(UserId id);

    /// In which transaction?
    List<User> all(TenantId tenant);
}
