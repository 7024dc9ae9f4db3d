package dev.signet.domain.scim;

/// Whether those who belong to a group are read with it: they may be many.
public enum Reading {
    WITH_MEMBERS,
    WITHOUT_MEMBERS
}
