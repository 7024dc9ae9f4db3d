package dev.signet.application.signature;

import dev.signet.application.TenantTx;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.SigningKey;

/// The stored signing keys of one tenant.
public interface KeyRings {

    /// All keys of the tenant, the retired ones that upkeep has not yet removed included.
    KeyRing load(TenantTx tx);

    /// Adds a key.
    void add(TenantTx tx, SigningKey key);

    /// Gives the key another life.
    ///
    /// @return false if there is no such key
    boolean change(TenantTx tx, KeyId key, KeyLife life);
}
