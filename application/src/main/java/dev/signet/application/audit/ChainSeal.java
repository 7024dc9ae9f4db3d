package dev.signet.application.audit;

import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Evidence;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Link;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;

/// Seals the links of audit chains, in the form of [dev.signet.domain.audit.SealFormat], under keys that no
/// database holds, another one for each tenant.
public interface ChainSeal {

    /// The seal of `entry` in the place after `before`.
    Seal seal(TenantId tenant, Head before, AuditEntry entry, Instant now);

    /// Whether `link` is as it was sealed.
    Evidence examine(TenantId tenant, Link link);
}
