package dev.signet.application.user;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives people roles, within what their author may give.
public final class RoleAssigning {

    private final Transactions transactions;
    private final Users users;
    private final Roles roles;
    private final InstantSource clock;

    public RoleAssigning(Transactions transactions, Users users, Roles roles, InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.roles = roles;
        this.clock = clock;
    }

    enum Verdict {
        FINE,
        UNKNOWN_ROLE,
        BEYOND_AUTHOR
    }

    /// Whether `author` may give `names`.
    Verdict judge(TenantId tenant, Set<RoleName> names, Author author) {
        for (RoleName name : names) {
            Optional<Role> role = transactions.once(tenant, tx -> roles.find(tx, name));
            if (role.isEmpty()) {
                return Verdict.UNKNOWN_ROLE;
            }
            if (!author.mayGive(role.get().scopes())) {
                return Verdict.BEYOND_AUTHOR;
            }
        }
        return Verdict.FINE;
    }

    void assign(TenantTx tx, UserId user, Set<RoleName> names, Author author) {
        if (!users.assign(tx, user, names, author.standing(), clock.instant())) {
            throw new IllegalStateException("a role vanished between judgement and assignment");
        }
    }

    /// Gives people who have none their first roles, in one statement for all.
    void assignFirst(TenantTx tx, Map<UserId, Set<RoleName>> roles, Author author) {
        if (!users.assignFirst(tx, roles, author.standing(), clock.instant())) {
            throw new IllegalStateException("a role vanished between judgement and assignment");
        }
    }
}
