package dev.signet.domain.token;

import dev.signet.domain.InvalidValue;

/// The `sub` claim (RFC 7519 §4.1.2), at most 255 characters (OIDC Core §2).
public record Subject(String value) {

    public Subject {
        InvalidValue.unless(!value.isEmpty() && value.length() <= 255, "must have 1 to 255 characters");
    }

    @Override
    public String toString() {
        return value;
    }
}
