package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.signet.application.client.RegisterClient;
import dev.signet.domain.credential.ClientSecret;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// A client as it was just registered (RFC 7591 §3.2.1).
///
/// @param clientSecret its secret if Signet made one, which is shown this once
/// @param clientSecretExpiresAt 0, since it does not expire; absent if there is none
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegisteredClientDocument(
        @JsonUnwrapped ClientDocument client,
        @Nullable String clientSecret,
        @Nullable Long clientSecretExpiresAt) {

    static RegisteredClientDocument of(RegisterClient.Registered registered) {
        return new RegisteredClientDocument(
                ClientDocument.of(registered.client()),
                registered.made().map(ClientSecret::reveal).orElse(null),
                registered.made().map(made -> 0L).orElse(null));
    }

    @Override
    public String toString() {
        return "RegisteredClientDocument[client=" + client + "]";
    }
}
