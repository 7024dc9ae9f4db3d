package dev.signet.rest.canary;

import org.jooq.DSLContext;

/// Writes SQL without persistence.
public record KnowsJooq(DSLContext sql) {}
