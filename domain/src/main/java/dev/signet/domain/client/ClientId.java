package dev.signet.domain.client;

import dev.signet.domain.InvalidValue;
import java.util.regex.Pattern;

/// The `client_id` of a client (RFC 6749 §2.2), unique within its tenant.
public record ClientId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~-]{1,255}");

    public ClientId {
        InvalidValue.unless(SHAPE.matcher(value).matches(), "must have 1 to 255 of the characters A-Z a-z 0-9 . _ ~ -");
    }

    @Override
    public String toString() {
        return value;
    }
}
