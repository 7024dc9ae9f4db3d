package dev.signet.domain.tenant;

/// What stands in the `sub` claim of a person's tokens.
public enum SubjectFormat {
    /// The user name, as the tenant API's gateways forward it.
    USERNAME,
    /// The user's UUID, which never changes.
    ID
}
