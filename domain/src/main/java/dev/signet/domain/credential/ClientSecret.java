package dev.signet.domain.credential;

/// A client's secret as it was presented or has just been made.
public final class ClientSecret {

    private final String value;

    /// @param value the secret itself
    public ClientSecret(String value) {
        this.value = value;
    }

    /// The secret itself. Who calls this is responsible for where it goes.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "ClientSecret(hidden)";
    }
}
