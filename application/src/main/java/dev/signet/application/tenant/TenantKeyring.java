package dev.signet.application.tenant;

import dev.signet.application.Transactions;
import dev.signet.application.signature.KeyMaking;
import dev.signet.application.signature.KeyRings;
import dev.signet.application.signature.TenantKeys;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import java.time.InstantSource;
import java.util.List;

/// Sees to it that a tenant has a key for the algorithm it chooses.
public final class TenantKeyring {

    private final Transactions transactions;
    private final KeyRings rings;
    private final KeyMaking making;
    private final TenantKeys remembered;
    private final InstantSource clock;

    public TenantKeyring(
            Transactions transactions, KeyRings rings, KeyMaking making, TenantKeys remembered, InstantSource clock) {
        this.transactions = transactions;
        this.rings = rings;
        this.making = making;
        this.remembered = remembered;
        this.clock = clock;
    }

    /// The key to add so that `tenant` can sign with `algorithm`; none if it can already.
    List<SigningKey> missing(TenantId tenant, TenantSlug slug, SignatureAlgorithm algorithm) {
        boolean can = transactions
                .once(tenant, rings::load)
                .signing(KeyUse.TOKEN, algorithm, clock.instant())
                .isPresent();
        return can ? List.of() : making.forTokens(tenant, slug, algorithm);
    }

    KeyRings rings() {
        return rings;
    }

    void forget(TenantId tenant) {
        remembered.forget(tenant);
    }
}
