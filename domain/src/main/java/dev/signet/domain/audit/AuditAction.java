package dev.signet.domain.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be done that changes something, or be refused. The vocabulary is that of the audit collectors
/// already in use.
public enum AuditAction {
    TENANT_PROVISIONED,
    TENANT_CHANGED,
    TENANT_SUSPENDED,
    TENANT_RESUMED,
    TENANT_DELETED,
    TENANT_CREDENTIAL_POLICY_CHANGED,
    CLIENT_REGISTERED,
    CLIENT_CHANGED,
    CLIENT_SUSPENDED,
    CLIENT_RESUMED,
    CLIENT_RETIRED,
    CLIENT_SECRET_ROTATED,
    CLIENT_KEY_REGISTERED,
    CLIENT_HMAC_KEY_ROTATED,
    /// By an administrator.
    CLIENT_CREDENTIAL_REVOKED,
    ROLE_DEFINED,
    ROLE_RETIRED,
    SCOPE_DEFINED,
    SCOPE_RETIRED,
    USER_PROVISIONED,
    /// Several at once, how many being the reason.
    USER_IMPORTED,
    USER_CHANGED,
    USER_DISABLED,
    USER_ENABLED,
    USER_REMOVED,
    USER_ROLES_CHANGED,
    USER_PASSWORD_SET,
    /// By themselves, knowing the one before.
    USER_PASSWORD_ROTATED,
    USER_API_KEY_ROTATED,
    /// An authenticator waits to be confirmed.
    USER_TOTP_ENROLLED,
    USER_TOTP_CONFIRMED,
    USER_TOTP_REMOVED,
    USER_RECOVERY_CODES_MADE,
    USER_RECOVERY_CODE_USED,
    /// By an administrator.
    USER_CREDENTIAL_REVOKED,
    GROUP_PROVISIONED,
    GROUP_CHANGED,
    GROUP_REMOVED,
    SCIM_TOKEN_ISSUED,
    SCIM_TOKEN_REMOVED,
    KEY_ADDED,
    KEY_ROTATED,
    KEY_RETIRED,
    FAMILY_REVOKED,
    FAMILY_BREACHED,
    TOKEN_REVOKED,
    /// Somebody did not prove to be a user. Counted, not written one by one, as all refusals.
    LOGIN_REFUSED,
    /// Somebody did not prove to be a client.
    CLIENT_REFUSED,
    /// A refresh token that opens nothing.
    REFRESH_REFUSED,
    /// Who it is was known, and what they asked for is not theirs.
    GRANT_REFUSED,
    /// Somebody did not prove to be whose credential they wanted to change, or presented none that counts.
    CREDENTIAL_REFUSED,
    /// A bearer or service token that opens nothing.
    ACCESS_REFUSED;

    /// The action that is written so.
    public static Optional<AuditAction> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(action -> action.wireName().equals(name))
                .findFirst();
    }

    /// As it is written: `client.secret_rotated`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }
}
