package dev.signet.domain.signature;

import dev.signet.domain.InvalidValue;

/// The `kid` of a key. Keys made here are named by their RFC 7638 thumbprint, since a JWKS may mix tenants.
public record KeyId(String value) {

    public KeyId {
        InvalidValue.unless(!value.isEmpty() && value.length() <= 256, "must have 1 to 256 characters");
    }

    @Override
    public String toString() {
        return value;
    }
}
