package dev.signet.domain.canary;

/// Does this and that.
public final class TenantManager {}
