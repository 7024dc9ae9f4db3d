package dev.signet.domain.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The `type` claim of Signet's own tokens: what a bearer is.
public enum TokenType {
    /// A person's.
    ACCESS,
    /// A client's own.
    SERVICE;

    /// The value of the claim.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type named `name`, exactly spelt.
    public static Optional<TokenType> ofWireName(String name) {
        return Arrays.stream(values()).filter(t -> t.wireName().equals(name)).findFirst();
    }
}
