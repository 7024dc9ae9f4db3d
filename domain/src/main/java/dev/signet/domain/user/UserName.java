package dev.signet.domain.user;

import dev.signet.domain.InvalidValue;

/// The name of a user as it is shown, at most 128 characters (SCIM `userName`, RFC 7643 §4.1.1).
public record UserName(String value) {

    public UserName {
        InvalidValue.unless(value.length() <= 128, "must have 1 to 128 characters");
        LoginName.of(value);
    }

    /// What to type for it.
    public LoginName login() {
        return LoginName.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
