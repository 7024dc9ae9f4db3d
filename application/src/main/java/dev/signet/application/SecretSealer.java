package dev.signet.application;

import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;

/// Seals secrets for storage. A value opens only for the tenant and the purpose it was sealed for.
public interface SecretSealer {

    /// Seals `secret`.
    ///
    /// @param purpose what it is, and whose: the same text opens it
    SealedValue seal(TenantId tenant, String purpose, byte[] secret);

    /// Opens what was sealed for the same tenant and purpose.
    ///
    /// @throws KeysUnavailable if its key cannot be had, or it was tampered with or sealed for another
    byte[] open(TenantId tenant, String purpose, SealedValue value);
}
