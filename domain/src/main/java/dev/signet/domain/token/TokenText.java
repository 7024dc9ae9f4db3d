package dev.signet.domain.token;

/// A token in its wire form. It prints nothing.
public final class TokenText {

    private final String value;

    public TokenText(String value) {
        this.value = value;
    }

    /// The token itself. Who calls this is responsible for where it goes.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "TokenText(hidden)";
    }
}
