package dev.signet.domain.tenant;

/// An issuer identifier (RFC 8414 §2): an absolute URL without query, fragment and trailing slash.
public record Issuer(String value) {

    @Override
    public String toString() {
        return value;
    }
}
