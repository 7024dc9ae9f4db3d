package dev.signet.application.canary;

import java.sql.Connection;

/// Speaks to a database without persistence.
public record KnowsTheDatabase(Connection connection) {}
