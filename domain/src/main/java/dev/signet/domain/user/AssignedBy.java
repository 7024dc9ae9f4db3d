package dev.signet.domain.user;

/// Who gave somebody a role. Administrative scopes flow only from those who may administer.
public enum AssignedBy {
    OPERATOR,
    ADMINISTRATOR,
    POLICY,
    PROVISIONING,
    SERVICE;

    /// Whether `admin:` scopes of a role assigned so reach a token.
    public boolean mayGiveAdministration() {
        return this == OPERATOR || this == ADMINISTRATOR || this == POLICY;
    }
}
