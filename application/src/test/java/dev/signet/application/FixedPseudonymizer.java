package dev.signet.application;

import dev.signet.domain.Digest;
import dev.signet.domain.tenant.TenantId;

/// Pseudonymizer under no key.
public final class FixedPseudonymizer implements Pseudonymizer {

    @Override
    public Digest of(TenantId tenant, String name) {
        return Digest.sha256(tenant.value() + name);
    }
}
