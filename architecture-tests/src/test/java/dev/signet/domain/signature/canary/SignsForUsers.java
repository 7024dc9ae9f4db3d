package dev.signet.domain.signature.canary;

import dev.signet.domain.user.User;

/// Turns the table upside down.
public record SignsForUsers(User user) {}
