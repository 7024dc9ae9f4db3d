package dev.signet.domain.audit;

import dev.signet.domain.tenant.TenantSlug;

/// What was refused, as far as refusals are told apart: like is counted together.
///
/// @param action one of the refusals
/// @param reason why, as one of few words
/// @param source the caller's address, or [#ANYWHERE]
public record Refusal(TenantSlug tenant, AuditAction action, String reason, String source) {

    /// In the place of a source, once there are too many to tell apart.
    public static final String ANYWHERE = "*";

    /// The same from wherever.
    public Refusal fromAnywhere() {
        return new Refusal(tenant, action, reason, ANYWHERE);
    }
}
