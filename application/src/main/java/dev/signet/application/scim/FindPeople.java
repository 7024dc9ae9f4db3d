package dev.signet.application.scim;

import dev.signet.application.Transactions;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Query;
import dev.signet.domain.tenant.TenantId;

/// Searches a tenant's people (RFC 7644 §3.4.2).
public final class FindPeople {

    private final Transactions transactions;
    private final People people;

    public FindPeople(Transactions transactions, People people) {
        this.transactions = transactions;
        this.people = people;
    }

    /// Whom.
    public record Request(TenantId tenant, Query query) {}

    /// Those who were found.
    public Found<Person> handle(Request request) {
        return transactions.inTenant(request.tenant(), tx -> people.search(tx, request.query()));
    }
}
