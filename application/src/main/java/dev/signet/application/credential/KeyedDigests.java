package dev.signet.application.credential;

import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.tenant.TenantId;
import java.util.List;

/// Keyed digests of credentials that nobody can guess: what is stored of them, and what they are found by.
public interface KeyedDigests {

    /// What is stored of `credential`; another for another tenant or kind.
    Digest of(TenantId tenant, CredentialKind kind, String credential);

    /// Under what `presented` may be stored, one for each key in use, the current one first.
    List<Digest> all(TenantId tenant, CredentialKind kind, String presented);
}
