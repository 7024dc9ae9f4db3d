package dev.signet.application.audit.canary;

import dev.signet.application.credential.VerifyPassword;

/// Knows a use case that its feature must not know.
public record AuditsByPassword(VerifyPassword verify) {}
