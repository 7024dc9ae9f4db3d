package dev.signet.domain.signature;

/// Where the private half of a signing key is.
public sealed interface KeySource {

    /// In our own store, encrypted.
    ///
    /// @param sealed PKCS #8 (RFC 5958), or the raw secret for HS256
    record Wrapped(SealedValue sealed) implements KeySource {}

    /// In a secret store, fetched when needed.
    ///
    /// @param uri such as `env:IDENTITY_SIGNING_KEY` or `vault:secret/data/acme`
    record Reference(String uri) implements KeySource {}

    /// In a device or service that signs and never hands it out.
    ///
    /// @param uri such as `vault-transit:acme`
    record Remote(String uri) implements KeySource {}
}
