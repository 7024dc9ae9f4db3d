package dev.signet.domain.credential;

/// A password as somebody typed it. It prints nothing and is compared only by hashing.
public final class Password {

    private final String value;

    /// @param value the secret itself
    public Password(String value) {
        this.value = value;
    }

    /// The secret itself. Who calls this is responsible for where it goes.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Password(hidden)";
    }
}
