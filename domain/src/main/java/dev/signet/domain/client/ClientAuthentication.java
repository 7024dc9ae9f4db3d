package dev.signet.domain.client;

import dev.signet.domain.credential.ClientSecret;
import java.util.Optional;

/// What a request offers as proof of its client. One request carries one kind (RFC 6749 §2.3).
public sealed interface ClientAuthentication {

    /// Nothing at all.
    record Absent() implements ClientAuthentication {}

    /// Only a name: a public client.
    record Named(ClientId client) implements ClientAuthentication {}

    /// A shared secret (RFC 6749 §2.3.1).
    ///
    /// @param method by which of the two ways it came
    record BySecret(ClientId client, ClientSecret secret, ClientAuthenticationMethod method)
            implements ClientAuthentication {}

    /// A signed assertion (RFC 7523 §2.2).
    ///
    /// @param client the `client_id` parameter, which must agree with the assertion's subject if present
    record ByAssertion(ClientAssertion assertion, Optional<ClientId> client) implements ClientAuthentication {}
}
