package dev.signet.domain.signature;

import dev.signet.domain.InvalidValue;

/// A secret encrypted under a sealing key: safe to store, useless without that key.
///
/// Two of them are never compared, and it prints nothing.
public final class SealedValue {

    private final String sealingKey;
    private final byte[] bytes;

    /// @param sealingKey the id of the key that opens it
    /// @param bytes as the sealing adapter made them
    public SealedValue(String sealingKey, byte[] bytes) {
        InvalidValue.unless(!sealingKey.isEmpty() && bytes.length > 0, "must not be empty");
        this.sealingKey = sealingKey;
        this.bytes = bytes.clone();
    }

    /// The id of the key that opens it.
    public String sealingKey() {
        return sealingKey;
    }

    /// A copy of the encrypted bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "sealed under " + sealingKey;
    }
}
