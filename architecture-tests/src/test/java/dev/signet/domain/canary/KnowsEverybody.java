package dev.signet.domain.canary;

import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.User;

/// A feature that nobody put into the table.
public record KnowsEverybody(User user, TokenFamily family) {}
