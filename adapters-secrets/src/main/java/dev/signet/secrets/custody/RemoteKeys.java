package dev.signet.secrets.custody;

import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SignatureAlgorithm;

/// Keys in a service that signs with them and never hands them out.
interface RemoteKeys {

    /// The public half of `key`.
    ///
    /// @throws dev.signet.application.KeysUnavailable if there is no such key, or it signs with another
    ///     algorithm
    /// @throws OutOfReach if the service does not answer
    PublicHalf look(RemoteKey key, SignatureAlgorithm algorithm);

    /// The signature of `message` in the form of JOSE (RFC 7518 §3).
    ///
    /// @param key named exactly, as [#look] did
    /// @throws dev.signet.application.KeysUnavailable if the service refuses
    /// @throws OutOfReach if the service does not answer
    byte[] sign(RemoteKey key, SignatureAlgorithm algorithm, byte[] message);
}
