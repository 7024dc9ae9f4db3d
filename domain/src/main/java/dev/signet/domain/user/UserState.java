package dev.signet.domain.user;

/// Whether somebody may act.
public enum UserState {
    ACTIVE,
    DISABLED
}
