package dev.signet.domain.canary;

/// A secret that prints itself, as records do.
public record Talks(String value) {

    /// The secret.
    public String reveal() {
        return value;
    }
}
