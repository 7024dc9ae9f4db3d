package dev.signet.domain.client;

import java.util.Arrays;
import java.util.Optional;

/// The ways to a token that a client may be allowed (RFC 7591 §2 `grant_types`).
public enum GrantType {
    AUTHORIZATION_CODE("authorization_code"),
    CLIENT_CREDENTIALS("client_credentials"),
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code"),
    PASSWORD("password"),
    REFRESH_TOKEN("refresh_token");

    private final String wireName;

    GrantType(String wireName) {
        this.wireName = wireName;
    }

    /// The value of `grant_type`.
    public String wireName() {
        return wireName;
    }

    /// The grant named `name`, exactly spelt.
    public static Optional<GrantType> ofWireName(String name) {
        return Arrays.stream(values()).filter(g -> g.wireName.equals(name)).findFirst();
    }
}
