package dev.signet.domain.tenant;

/// What may arrive without its tenant.
public enum RouteKind {
    /// The token of a provisioning client.
    SCIM_TOKEN
}
