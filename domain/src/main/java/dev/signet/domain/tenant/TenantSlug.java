package dev.signet.domain.tenant;

import dev.signet.domain.InvalidValue;
import java.util.regex.Pattern;

/// The name of a tenant in URLs, headers and claims: one DNS label (RFC 1123 §2.1) in lower case.
public record TenantSlug(String value) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public TenantSlug {
        InvalidValue.unless(
                LABEL.matcher(value).matches(), "must be 1 to 63 lower-case letters, digits or inner hyphens");
    }

    /// Whether `text` could be a slug at all.
    public static boolean isWellFormed(String text) {
        return LABEL.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
