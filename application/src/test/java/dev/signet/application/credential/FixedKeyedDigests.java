package dev.signet.application.credential;

import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.tenant.TenantId;
import java.util.List;

/// Digests under no key.
public final class FixedKeyedDigests implements KeyedDigests {

    @Override
    public Digest of(TenantId tenant, CredentialKind kind, String credential) {
        return Digest.sha256(tenant.value() + kind.name() + credential);
    }

    @Override
    public List<Digest> all(TenantId tenant, CredentialKind kind, String presented) {
        return List.of(of(tenant, kind, presented));
    }
}
