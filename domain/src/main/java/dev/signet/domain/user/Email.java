package dev.signet.domain.user;

import dev.signet.domain.InvalidValue;

/// An e-mail address: something before and something after one last `@`. More only its mail server knows.
public record Email(String value) {

    public Email {
        int at = value.lastIndexOf('@');
        InvalidValue.unless(value.length() <= 254 && at > 0 && at < value.length() - 1, "must be an e-mail address");
        LoginName.of(value);
    }

    /// What to type for it.
    public LoginName login() {
        return LoginName.of(value);
    }
}
