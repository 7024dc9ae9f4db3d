package dev.signet.domain.client;

import dev.signet.domain.Digest;
import java.util.List;

/// What a redemption shows of its client, in the form in which one statement can check it together with the grant.
public sealed interface ClientProof {

    /// No client: enough for families that have none.
    record NoClient() implements ClientProof {}

    /// A public client's name.
    record PublicClient(ClientId client) implements ClientProof {}

    /// A secret, as the keyed digests it would be stored under (one for each key in use).
    record SecretDigests(ClientId client, ClientAuthenticationMethod method, List<Digest> digests)
            implements ClientProof {}

    /// A client that was authenticated before.
    record Authenticated(ClientRef client) implements ClientProof {}
}
