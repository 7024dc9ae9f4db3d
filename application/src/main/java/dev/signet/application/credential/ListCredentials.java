package dev.signet.application.credential;

import dev.signet.application.Transactions;
import dev.signet.application.user.Users;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.util.List;

/// Shows an administrator what a user has to prove themselves by, and since when; none of it can be used.
public final class ListCredentials {

    private final Transactions transactions;
    private final Users users;
    private final Credentials credentials;

    public ListCredentials(Transactions transactions, Users users, Credentials credentials) {
        this.transactions = transactions;
        this.users = users;
        this.credentials = credentials;
    }

    /// Whose.
    public record Request(TenantId tenant, UserId user) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// Their credentials, former ones too, youngest first.
    public record Listed(List<CredentialNote> notes) implements Outcome {

        public Listed {
            notes = List.copyOf(notes);
        }
    }

    /// No such user.
    public record UnknownUser() implements Outcome {}

    /// Lists them.
    public Outcome handle(Request request) {
        return transactions.inTenant(
                request.tenant(),
                tx -> users.find(tx, request.user()).isEmpty()
                        ? new UnknownUser()
                        : new Listed(credentials.list(tx, request.user())));
    }
}
