package dev.signet.application;

import dev.signet.domain.Digest;
import dev.signet.domain.tenant.TenantId;

/// Keyed digests of names that must be told apart and not be known from what is stored.
public interface Pseudonymizer {

    /// The same for the same tenant and name on every node; another for any other.
    Digest of(TenantId tenant, String name);
}
