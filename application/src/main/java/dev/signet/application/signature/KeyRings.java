package dev.signet.application.signature;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The stored signing keys of one tenant.
public interface KeyRings {

    /// All keys of the tenant, the retired ones that upkeep has not yet removed included.
    KeyRing load(TenantTx tx);

    /// As [#load], and nobody else who loads it so goes on before this transaction ends.
    KeyRing loadAlone(TenantTx tx);

    /// A key that has signed long enough.
    record Due(TenantId tenant, SigningKey key) {}

    /// Up to `most` keys made by Signet, of tenants that are served, that are in use (answers, or the
    /// algorithm of the tenant's tokens), have signed for as long as the tenant's policy lets them, and have
    /// no end yet. Those that signed longest come first.
    ///
    /// @param usual how long a key signs where the policy says nothing; empty: for as long as nobody rotates it
    List<Due> due(SystemTx tx, Instant now, Optional<Duration> usual, int most);

    /// Adds a key; what was known of one of that name is forgotten.
    void add(TenantTx tx, SigningKey key);

    /// Gives the key another life.
    ///
    /// @return false if there is no such key
    boolean change(TenantTx tx, KeyId key, KeyLife life);
}
