package dev.signet.domain.signature;

import dev.signet.domain.InvalidValue;

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
    /// @param uri such as `vault-transit:transit/acme?version=1`
    record Remote(String uri) implements KeySource {}

    /// Reads where an operator says that a key is: a [SecretReference] or the name of a [RemoteKey].
    ///
    /// @throws InvalidValue if `text` is neither; the message does not repeat it
    static KeySource elsewhere(String text) {
        if (RemoteKey.isRemote(text)) {
            return new Remote(RemoteKey.parse(text).toString());
        }
        InvalidValue.unless(
                SecretReference.isReference(text),
                "must begin with env:, file:, vault:, aws:, vault-transit: or aws-kms:");
        return new Reference(SecretReference.parse(text).toString());
    }
}
