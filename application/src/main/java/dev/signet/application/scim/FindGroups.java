package dev.signet.application.scim;

import dev.signet.application.Transactions;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.tenant.TenantId;

/// Searches a tenant's groups (RFC 7644 §3.4.2).
public final class FindGroups {

    private final Transactions transactions;
    private final Groups groups;

    public FindGroups(Transactions transactions, Groups groups) {
        this.transactions = transactions;
        this.groups = groups;
    }

    /// Which ones.
    public record Request(TenantId tenant, Query query, Reading reading) {}

    /// Those that were found.
    public Found<Gathering> handle(Request request) {
        return transactions.inTenant(request.tenant(), tx -> groups.search(tx, request.query(), request.reading()));
    }
}
