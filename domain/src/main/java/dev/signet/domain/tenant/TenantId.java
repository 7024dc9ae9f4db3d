package dev.signet.domain.tenant;

import java.util.UUID;

/// The immutable id of a tenant. Its slug is for people and URLs.
public record TenantId(UUID value) {}
