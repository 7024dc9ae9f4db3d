package dev.signet.application.memory;

import dev.signet.application.Transactions;
import dev.signet.application.signature.Nonces;
import dev.signet.domain.Digest;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;

final class InMemoryNonces implements Nonces {

    private final Transactions transactions;

    InMemoryNonces(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean firstUse(TenantId tenant, String scope, Digest value, Instant until, Instant now) {
        return transactions.once(tenant, tx -> {
            Memory memory = Memory.of(tx);
            var key = new Memory.Key<>(tenant, new Memory.Use(scope, value));
            Instant known = memory.uses.get(key);
            if (known != null && known.isAfter(now)) {
                return false;
            }
            memory.uses.put(key, until);
            return true;
        });
    }
}
