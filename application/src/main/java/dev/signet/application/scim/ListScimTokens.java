package dev.signet.application.scim;

import dev.signet.application.Transactions;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.tenant.TenantId;
import java.util.List;

/// Lists the tokens of a tenant's provisioning clients.
public final class ListScimTokens {

    private final Transactions transactions;
    private final ScimTokens tokens;

    public ListScimTokens(Transactions transactions, ScimTokens tokens) {
        this.transactions = transactions;
        this.tokens = tokens;
    }

    /// All of them, the oldest first.
    public record Listed(List<ScimToken> tokens) {

        public Listed {
            tokens = List.copyOf(tokens);
        }
    }

    /// The tokens of `tenant`.
    public Listed handle(TenantId tenant) {
        return new Listed(transactions.once(tenant, tokens::all));
    }
}
