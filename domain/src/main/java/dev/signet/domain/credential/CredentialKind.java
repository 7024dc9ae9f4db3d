package dev.signet.domain.credential;

/// What a credential is.
public enum CredentialKind {
    PASSWORD,
    API_KEY,
    /// The secret of an authenticator (RFC 6238).
    TOTP,
    RECOVERY_CODE,
    CLIENT_SECRET,
    /// The key by which a client signs requests: sealed, since it must be had again to verify them.
    HMAC_KEY,
    /// The public key of a client (RFC 7523).
    PUBLIC_JWK
}
