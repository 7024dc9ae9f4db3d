package dev.signet.rest.canary;

import dev.signet.application.token.GrantOpening;

/// Uses what belongs to use cases alone.
public record AsksACollaborator(GrantOpening grants) {}
