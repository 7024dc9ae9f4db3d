package dev.signet.domain.tenant;

/// Under which of its names a tenant began a grant; tokens carry that name for the life of the grant.
public enum IssuerForm {
    /// `<base>/<slug>`: what every tenant has.
    TENANT,
    /// `<base>` itself: only the default tenant answers to it.
    ROOT
}
