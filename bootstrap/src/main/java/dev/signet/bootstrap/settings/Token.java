package dev.signet.bootstrap.settings;

import dev.signet.domain.credential.SharedSecret;

/// A configured token. It prints nothing; only the demonstration shows it.
public final class Token {

    private final String text;

    /// @param text the token itself
    public Token(String text) {
        this.text = text;
    }

    /// What a caller's token is compared with.
    public SharedSecret secret() {
        return new SharedSecret(text);
    }

    /// The token itself. Who calls this is responsible for where it goes.
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "Token(hidden)";
    }
}
