package dev.signet.domain.audit;

import dev.signet.domain.TimeOrderedUuid;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/// For how long the trail is kept. Entries leave by the calendar month (UTC) of their ids, seals one by
/// one, later; of the seals that are past, the last one stays, to begin with.
public record AuditRetention(Duration entries, Duration seals) {

    /// Whether an entry of that id may have left by `now`.
    public boolean hasLeft(UUID entry, Instant now) {
        Instant made = TimeOrderedUuid.madeAt(entry);
        Instant end = YearMonth.from(made.atOffset(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return !end.isAfter(now.minus(entries));
    }

    /// Seals from before this need not be there.
    public Instant sealsFrom(Instant now) {
        return now.minus(seals);
    }
}
