package dev.signet.persistence.upkeep;

import dev.signet.domain.audit.AuditRetention;
import java.time.Duration;

/// How long what is past is kept all the same, and how much goes at once.
///
/// @param audit for how long audit entries are kept; they go by calendar month
/// @param keys for how long a retired signing key is still shown
/// @param tenants for how long after its end a deleted tenant is left alone, so that no clock that is late brings back
///     half of it, and every node has forgotten its slug
/// @param batch how many rows of one table go in one step
public record UpkeepRules(Duration audit, Duration keys, Duration tenants, int batch) {

    /// Thirteen months of audit, a week of retired keys, an hour of deleted tenants, a thousand rows.
    public static final UpkeepRules STANDARD =
            new UpkeepRules(Duration.ofDays(400), Duration.ofDays(7), Duration.ofHours(1), 1000);

    /// Seals stay twice as long as the entries whose places they prove.
    public AuditRetention trail() {
        return new AuditRetention(audit, audit.multipliedBy(2));
    }
}
