package dev.signet.application.credential;

import dev.signet.domain.Digest;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.CredentialVersion;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/// How client secrets are made, stored and compared.
public interface ClientSecrets {

    /// A new secret of at least 256 random bits, with a recognisable prefix.
    ClientSecret make();

    /// What to store of a secret that [#make] made: a keyed digest.
    StoredSecret keep(TenantId tenant, ClientSecret made);

    /// What to store of a secret that somebody chose: a slow hash.
    ///
    /// @throws dev.signet.application.Overloaded if no place comes free in time
    StoredSecret keepChosen(ClientSecret chosen);

    /// The keyed digests under which `presented` would be stored if it had been made here, one for each key in use.
    List<Digest> digests(TenantId tenant, ClientSecret presented);

    /// The credential for which [#matches] last found `presented` right by a slow hash, as it was then; empty if that
    /// is not remembered. Whether it still counts, and for whom, is for the store to say.
    Optional<CredentialVersion> proven(TenantId tenant, ClientSecret presented);

    /// Whether [#matches] computes no slow hash: the secret was made here, or `presented` was proven to this process
    /// before. Only what is slow was chosen by somebody, and is worth guessing.
    boolean isQuick(TenantId tenant, ClientCredential credential, ClientSecret presented);

    /// Whether `presented` is the secret of `credential`; false for a public key. A slow hash is computed once per
    /// process and version of the credential, then remembered as a MAC under a key of this process.
    ///
    /// @throws dev.signet.application.Overloaded if no place comes free in time
    boolean matches(TenantId tenant, ClientCredential credential, ClientSecret presented);
}
