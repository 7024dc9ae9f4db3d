package dev.signet.domain.client;

import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialVersion;
import java.util.List;
import java.util.Optional;

/// What a redemption shows of its client, in the form in which one statement can check it together with the grant.
public sealed interface ClientProof {

    /// No client: enough for families that have none.
    record NoClient() implements ClientProof {}

    /// A public client's name.
    record PublicClient(ClientId client) implements ClientProof {}

    /// A secret, as what a store may know of it.
    ///
    /// @param digests the keyed digests it would be stored under, one for each key in use
    /// @param proven the credential that this process saw it proven for, where that takes a slow hash
    record Secret(
            ClientId client,
            ClientAuthenticationMethod method,
            List<Digest> digests,
            Optional<CredentialVersion> proven)
            implements ClientProof {}

    /// A client that was authenticated before.
    record Authenticated(ClientRef client) implements ClientProof {}
}
