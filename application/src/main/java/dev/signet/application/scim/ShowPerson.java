package dev.signet.application.scim;

import dev.signet.application.Transactions;
import dev.signet.domain.scim.Person;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.util.Optional;

/// Shows a provisioning client one person.
public final class ShowPerson {

    private final Transactions transactions;
    private final People people;

    public ShowPerson(Transactions transactions, People people) {
        this.transactions = transactions;
        this.people = people;
    }

    /// Whom.
    public record Request(TenantId tenant, UserId user) {}

    /// The person, whatever their state.
    public Optional<Person> handle(Request request) {
        return transactions.once(request.tenant(), tx -> people.find(tx, request.user()));
    }
}
