package dev.signet.application.credential.usage;

import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;

/// Remembers on this node when credentials were used, until somebody writes it down for many at once: no use costs a
/// write. A crash may lose what was not written yet.
public interface CredentialUses {

    /// Notes a use.
    void note(TenantId tenant, CredentialId credential, Instant now);

    /// What was used since this was asked last, and when last.
    Map<TenantId, Map<CredentialId, Instant>> drain();
}
