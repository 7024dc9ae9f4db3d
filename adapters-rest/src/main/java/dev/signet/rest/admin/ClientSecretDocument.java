package dev.signet.rest.admin;

import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientSecret;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/// A client's new secret, which is shown this once.
///
/// @param clientSecretExpiresAt 0: it does not expire (RFC 7591 §3.2.1)
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record ClientSecretDocument(String clientId, String clientSecret, long clientSecretExpiresAt) {

    static ClientSecretDocument of(ClientId client, ClientSecret made) {
        return new ClientSecretDocument(client.value(), made.reveal(), 0);
    }

    @Override
    public String toString() {
        return "ClientSecretDocument[clientId=" + clientId + "]";
    }
}
