package dev.signet.domain.audit;

import java.util.Locale;

/// What can be done that changes something. The vocabulary is that of the audit collectors already in use.
public enum AuditAction {
    TENANT_PROVISIONED,
    TENANT_CHANGED,
    TENANT_SUSPENDED,
    TENANT_RESUMED,
    TENANT_DELETED,
    CLIENT_REGISTERED,
    CLIENT_CHANGED,
    CLIENT_SUSPENDED,
    CLIENT_RESUMED,
    CLIENT_RETIRED,
    CLIENT_SECRET_ROTATED,
    CLIENT_KEY_REGISTERED,
    ROLE_DEFINED,
    ROLE_RETIRED,
    SCOPE_DEFINED,
    SCOPE_RETIRED,
    USER_PROVISIONED,
    USER_CHANGED,
    USER_DISABLED,
    USER_ENABLED,
    USER_REMOVED,
    USER_ROLES_CHANGED,
    USER_PASSWORD_SET,
    KEY_ADDED,
    KEY_ROTATED,
    KEY_RETIRED,
    FAMILY_REVOKED,
    FAMILY_BREACHED,
    TOKEN_REVOKED;

    /// As it is written: `client.secret_rotated`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }
}
