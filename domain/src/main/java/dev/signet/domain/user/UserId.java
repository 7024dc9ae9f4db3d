package dev.signet.domain.user;

import java.util.UUID;

/// The immutable id of a user: the `uid` claim, and the SCIM id.
public record UserId(UUID value) {}
