package dev.signet.domain.signature;

/// A secret as it was kept elsewhere, in plain text. It prints nothing, and two of them are never compared.
public final class SecretText {

    private final String text;

    /// @param text the secret itself
    public SecretText(String text) {
        this.text = text;
    }

    /// The secret itself. Who calls this is responsible for where it goes.
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "SecretText(hidden)";
    }
}
