package dev.signet.application.credential;

import dev.signet.domain.credential.Rotations;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.user.UserAccess;

/// Somebody, and when their credentials were made and end: what the tenant API answers wherever credentials are
/// changed or checked.
public record Identity(Tenant tenant, UserAccess access, Rotations rotations) {}
