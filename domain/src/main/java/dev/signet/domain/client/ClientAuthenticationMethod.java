package dev.signet.domain.client;

import java.util.Arrays;
import java.util.Optional;

/// How a client may prove itself at the token endpoint (RFC 7591 §2, OIDC Core §9).
public enum ClientAuthenticationMethod {
    /// A public client: it proves nothing.
    NONE("none"),
    CLIENT_SECRET_BASIC("client_secret_basic"),
    CLIENT_SECRET_POST("client_secret_post"),
    PRIVATE_KEY_JWT("private_key_jwt");

    private final String wireName;

    ClientAuthenticationMethod(String wireName) {
        this.wireName = wireName;
    }

    /// The value in metadata.
    public String wireName() {
        return wireName;
    }

    /// Whether it needs a shared secret.
    public boolean usesSecret() {
        return this == CLIENT_SECRET_BASIC || this == CLIENT_SECRET_POST;
    }

    /// The method named `name`, exactly spelt.
    public static Optional<ClientAuthenticationMethod> ofWireName(String name) {
        return Arrays.stream(values()).filter(m -> m.wireName.equals(name)).findFirst();
    }
}
