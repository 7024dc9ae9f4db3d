package dev.signet.domain.client;

import dev.signet.domain.InvalidValue;
import java.util.regex.Pattern;

/// One scope token (RFC 6749 §3.3).
public record Scope(String value) implements Comparable<Scope> {

    // Before the scopes below, which are checked by it as they are made.
    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");

    /// Opens OpenID Connect (OIDC Core §3.1.2.1).
    public static final Scope OPENID = new Scope("openid");

    /// The claims of a person's profile (OIDC Core §5.4).
    public static final Scope PROFILE = new Scope("profile");

    /// The claim of a person's address (OIDC Core §5.4).
    public static final Scope EMAIL = new Scope("email");

    /// Asks for a refresh token (OIDC Core §11).
    public static final Scope OFFLINE_ACCESS = new Scope("offline_access");

    private static final String ADMIN = "admin:";
    private static final String TENANT = "tenant:";

    public Scope {
        InvalidValue.unless(
                TOKEN.matcher(value).matches(), "must be 1 to 100 printable ASCII characters without space, quote, \\");
    }

    /// Whether it opens administration. Such scopes flow only from trusted role assignments.
    public boolean isAdministrative() {
        return value.startsWith(ADMIN);
    }

    /// Whether it names a tenant: reserved, and given only as `tenant:<own slug>`.
    public boolean isReserved() {
        return value.startsWith(TENANT);
    }

    /// Whether whoever holds this may do what needs `other`: `admin:x` implies every action on x, `admin:system`
    /// implies everything. A tenant's own scope is implied by nothing: it says where, not what.
    public boolean implies(Scope other) {
        if (equals(other)) {
            return true;
        }
        if (other.isReserved() || !isAdministrative()) {
            return false;
        }
        int colon = other.value.indexOf(':');
        return value.equals("admin:system")
                || (colon > 0 && other.value.substring(colon + 1).equals(value.substring(ADMIN.length())));
    }

    @Override
    public int compareTo(Scope other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
