package dev.signet.domain.token;

/// What has become of a grant.
public enum FamilyState {
    LIVE,
    /// Can no longer be refreshed; its access tokens live until they expire.
    ENDED,
    /// Dead with all its tokens, by somebody's will.
    REVOKED,
    /// Dead with all its tokens, because a spent refresh token came back (RFC 9700 §4.14.2).
    BREACHED;

    /// Whether access tokens of the grant still count.
    public boolean sparesAccessTokens() {
        return this == LIVE || this == ENDED;
    }
}
