package dev.signet.application.user;

import dev.signet.application.Transactions;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.util.Optional;

/// Shows an administrator one user.
public final class ShowUser {

    private final Transactions transactions;
    private final Users users;

    public ShowUser(Transactions transactions, Users users) {
        this.transactions = transactions;
        this.users = users;
    }

    /// Which one.
    public sealed interface Request {}

    /// The user with this id.
    public record ById(TenantId tenant, UserId user) implements Request {}

    /// The user whom this name names.
    public record ByName(TenantId tenant, LoginName name) implements Request {}

    /// The user, whatever their state.
    public Optional<UserAccess> handle(Request request) {
        return switch (request) {
            case ById by -> transactions.once(by.tenant(), tx -> users.find(tx, by.user()));
            case ByName by ->
                transactions
                        .once(by.tenant(), tx -> users.lookup(tx, by.name()))
                        .candidate()
                        .map(Users.Candidate::access);
        };
    }
}
