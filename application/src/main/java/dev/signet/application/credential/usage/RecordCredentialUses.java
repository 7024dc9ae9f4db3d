package dev.signet.application.credential.usage;

import dev.signet.application.StoreUnavailable;
import dev.signet.application.Transactions;
import dev.signet.application.credential.Credentials;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;

/// Writes down when credentials were used last: one statement for all of a tenant.
public final class RecordCredentialUses {

    private final CredentialUses uses;
    private final Transactions transactions;
    private final Credentials credentials;

    public RecordCredentialUses(CredentialUses uses, Transactions transactions, Credentials credentials) {
        this.uses = uses;
        this.transactions = transactions;
        this.credentials = credentials;
    }

    /// Writes what there is. What cannot be written now is kept for the next time.
    ///
    /// @throws StoreUnavailable if something could not be written
    public void handle() {
        Map<TenantId, Map<CredentialId, Instant>> used = uses.drain();
        try {
            used.forEach((tenant, times) -> transactions.inTenant(tenant, tx -> {
                credentials.used(tx, times);
                return times;
            }));
        } catch (StoreUnavailable e) {
            used.forEach((tenant, times) -> times.forEach((id, at) -> uses.note(tenant, id, at)));
            throw e;
        }
    }
}
