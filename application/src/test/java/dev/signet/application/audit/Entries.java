package dev.signet.application.audit;

import static dev.signet.domain.Cast.ALICE;

import dev.signet.domain.Cast;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditOutcome;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.audit.Tally;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Entries that tests write.
public final class Entries {

    private Entries() {}

    /// That alice set her password.
    public static AuditEntry anEntryOf(Instant at) {
        return new AuditEntry(
                Cast.anIdOf(at),
                at,
                Actor.of(ALICE),
                AuditAction.USER_PASSWORD_SET,
                AuditOutcome.SUCCESS,
                "user:alice",
                "she asked for it",
                new Provenance("127.0.0.1", "c-1"));
    }

    /// That somebody was refused that often, the last time at `last`.
    public static AuditEntry aRefusal(UUID id, Instant at, int count, Instant last) {
        return new AuditEntry(
                id,
                at,
                Actor.ANONYMOUS,
                AuditAction.LOGIN_REFUSED,
                AuditOutcome.DENIED,
                "name:00",
                "wrong_password",
                new Provenance("192.0.2.1", ""),
                new Tally(count, Optional.of(last)));
    }
}
