package dev.signet.domain.canary;

/// A secret that leaks by the time a comparison takes.
public final class ComparesInHaste {

    private final String value;

    /// @param value the secret
    public ComparesInHaste(String value) {
        this.value = value;
    }

    /// The secret.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ComparesInHaste that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "hidden";
    }
}
