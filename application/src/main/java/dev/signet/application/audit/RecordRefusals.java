package dev.signet.application.audit;

import dev.signet.application.Pseudonymizer;
import dev.signet.application.Transactions;
import dev.signet.application.tenant.TenantDirectory;
import dev.signet.domain.Digest;
import dev.signet.domain.TimeOrderedUuid;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditOutcome;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.RefusalTally;
import dev.signet.domain.audit.Tally;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Writes the refusals that were counted into the trails: one entry for each tenant, kind, source and
/// minute, whichever node counted it.
public final class RecordRefusals {

    private static final int PSEUDONYM_BYTES = 8;

    private final Refusals refusals;
    private final TenantDirectory directory;
    private final Transactions transactions;
    private final AuditTrail trail;
    private final Pseudonymizer pseudonyms;
    private final InstantSource clock;

    public RecordRefusals(
            Refusals refusals,
            TenantDirectory directory,
            Transactions transactions,
            AuditTrail trail,
            Pseudonymizer pseudonyms,
            InstantSource clock) {
        this.refusals = refusals;
        this.directory = directory;
        this.transactions = transactions;
        this.trail = trail;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    private record Written(TenantId tenant, AuditEntry entry) {}

    /// How much was written.
    ///
    /// @param entries how many entries were made or counted up
    public record Done(int entries) {}

    /// Writes what there is.
    ///
    /// @throws dev.signet.application.StoreUnavailable if it cannot be written now; it is kept for the next
    ///     time
    public Done handle() {
        List<RefusalTally> tallies = refusals.drain();
        if (tallies.isEmpty()) {
            return new Done(0);
        }
        try {
            return record(tallies);
        } catch (RuntimeException e) {
            refusals.restore(tallies);
            throw e;
        }
    }

    private Done record(List<RefusalTally> tallies) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        List<Written> written =
                tallies.stream().flatMap(tally -> entry(tally, minute)).toList();
        List<Written> late = transactions.acrossTenants(tx -> {
            List<Written> refused = new ArrayList<>();
            for (Written one : written) {
                if (!trail.count(tx, one.tenant(), one.entry())) {
                    refused.add(one);
                }
            }
            return refused;
        });
        refusals.drop(
                late.stream().mapToLong(one -> one.entry().tally().count()).sum());
        return new Done(written.size() - late.size());
    }

    private Stream<Written> entry(RefusalTally tally, Instant minute) {
        Refusal refusal = tally.refusal();
        return directory.find(refusal.tenant()).stream()
                .map(tenant -> new Written(
                        tenant,
                        new AuditEntry(
                                idOf(refusal, minute),
                                tally.first(),
                                Actor.ANONYMOUS,
                                refusal.action(),
                                AuditOutcome.DENIED,
                                target(tenant, tally),
                                refusal.reason(),
                                new Provenance(refusal.source(), ""),
                                new Tally(tally.count(), Optional.of(tally.last())))));
    }

    private String target(TenantId tenant, RefusalTally tally) {
        if (tally.hasSeveralNames()) {
            return AuditTrail.SEVERAL;
        }
        return tally.onlyName()
                .map(name -> "name:"
                        + HexFormat.of().formatHex(pseudonyms.of(tenant, name).bytes(), 0, PSEUDONYM_BYTES))
                .orElse("");
    }

    /// The same on every node and for every flush within the minute, so that all of them count one entry up.
    private static UUID idOf(Refusal refusal, Instant minute) {
        String kind = String.join("\n", refusal.action().wireName(), refusal.reason(), refusal.source());
        return TimeOrderedUuid.of(minute, Digest.sha256(kind).bytes());
    }
}
