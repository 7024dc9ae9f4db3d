package dev.signet.domain.audit;

import java.util.OptionalLong;

/// What is left of a sealed entry.
public sealed interface Kept {

    /// It is there.
    ///
    /// @param claimed the place that it says it has
    record Present(AuditEntry entry, OptionalLong claimed) implements Kept {}

    /// It is there, and says what no entry says.
    record Unreadable() implements Kept {}

    /// It is not there.
    record Absent() implements Kept {}
}
