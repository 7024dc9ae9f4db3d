package dev.signet.domain.scim;

import java.util.UUID;

/// The immutable id of a group.
public record GroupId(UUID value) {}
