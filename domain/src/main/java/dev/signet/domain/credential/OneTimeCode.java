package dev.signet.domain.credential;

/// What somebody typed to prove themselves beside their password, once.
public final class OneTimeCode {

    private final String value;

    /// @param value as it was typed
    public OneTimeCode(String value) {
        this.value = value;
    }

    /// The code itself. Who calls this is responsible for where it goes.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "OneTimeCode(hidden)";
    }
}
