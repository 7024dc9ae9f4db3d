package dev.signet.domain.tenant;

/// Whether a tenant is served.
public enum TenantState {
    ACTIVE,
    /// Kept, but every endpoint answers as if it did not exist.
    SUSPENDED,
    /// Refused like a suspended one, and gone for good once its grace is over.
    DELETING
}
