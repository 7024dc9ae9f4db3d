package dev.signet.application.scim;

import dev.signet.application.Transactions;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Shows a provisioning client one group.
public final class ShowGroup {

    private final Transactions transactions;
    private final Groups groups;

    public ShowGroup(Transactions transactions, Groups groups) {
        this.transactions = transactions;
        this.groups = groups;
    }

    /// Which one.
    public record Request(TenantId tenant, GroupId group, Reading reading) {}

    /// The group.
    public Optional<Gathering> handle(Request request) {
        return transactions.once(request.tenant(), tx -> groups.find(tx, request.group(), request.reading()));
    }
}
