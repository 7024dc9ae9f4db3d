package dev.signet.domain.canary;

import dev.signet.application.Author;

/// Looks outwards.
public record KnowsTheApplication(Author author) {}
