package dev.signet.persistence.canary;

import dev.signet.application.user.ListUsers;

/// Turns back inwards.
public record CallsAUseCase(ListUsers users) {}
