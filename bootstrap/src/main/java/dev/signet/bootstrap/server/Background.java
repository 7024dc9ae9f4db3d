package dev.signet.bootstrap.server;

import dev.signet.application.audit.RecordRefusals;
import dev.signet.application.audit.SealAuditTrail;
import dev.signet.application.credential.usage.RecordCredentialUses;
import dev.signet.application.signature.RotateDueKeys;
import dev.signet.application.upkeep.ThrowAwayExpired;
import dev.signet.bootstrap.server.Recurring.Ending;
import dev.signet.bootstrap.storage.HeadFile;
import dev.signet.persistence.upkeep.PlannerStatistics;
import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.time.InstantSource;

/// What is done behind the requests.
///
/// @param audit to be closed when there are no more requests, for the refusals of the last ones
/// @param usage the same, for the credentials that they used
record Background(Recurring audit, Recurring usage, Recurring statistics, Recurring upkeep) {

    /// How much a crash may lose of what was refused, and how young what is not sealed yet.
    private static final Duration AUDIT_INTERVAL = Duration.ofSeconds(10);

    /// How much a crash may lose of when credentials were used.
    private static final Duration USAGE_INTERVAL = Duration.ofSeconds(30);

    /// How long a new database may plan by what it does not know.
    private static final Duration STATISTICS_INTERVAL = Duration.ofSeconds(5);

    static Background start(BeanContext parts, InstantSource clock, Duration upkeepInterval) {
        var audit = new AuditRound(
                parts.getBean(RecordRefusals.class),
                parts.getBean(SealAuditTrail.class),
                parts.getBean(HeadFile.class),
                clock);
        var upkeep = new UpkeepRound(parts.getBean(ThrowAwayExpired.class), parts.getBean(RotateDueKeys.class));
        RecordCredentialUses uses = parts.getBean(RecordCredentialUses.class);
        PlannerStatistics statistics = parts.getBean(PlannerStatistics.class);
        return new Background(
                Recurring.start("audit", AUDIT_INTERVAL, audit, Ending.AFTER_A_LAST_ROUND),
                Recurring.start("usage", USAGE_INTERVAL, once(uses::handle), Ending.AFTER_A_LAST_ROUND),
                Recurring.start("statistics", STATISTICS_INTERVAL, once(statistics::renew), Ending.AT_ONCE),
                Recurring.start("upkeep", upkeepInterval, upkeep, Ending.AT_ONCE));
    }

    private static Recurring.Work once(Runnable work) {
        return () -> {
            work.run();
            return false;
        };
    }
}
