package dev.signet.domain.token;

/// In which of the wire languages a grant began. They differ in what a token looks like, not in what it is.
public enum Dialect {
    /// The tenant API's JSON, over HTTP or gRPC.
    JSON,
    /// RFC 6749 forms.
    FORM
}
