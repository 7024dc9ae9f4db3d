package dev.signet.application.audit;

import dev.signet.application.Transactions;
import dev.signet.domain.TimeOrderedUuid;
import dev.signet.domain.audit.AuditRetention;
import dev.signet.domain.audit.Break;
import dev.signet.domain.audit.Evidence;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Kept;
import dev.signet.domain.audit.Link;
import dev.signet.domain.audit.Placement;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Goes through a tenant's chain from its beginning, or from what retention has left of it, and names the
/// first place that is not as it was sealed. It reads in parts, so that a long chain needs little memory
/// and no long transaction.
public final class VerifyAuditTrail {

    private static final int PART = 1000;

    private final Transactions transactions;
    private final AuditTrail trail;
    private final ChainSeal seal;
    private final AuditRetention retention;
    private final Function<TenantId, Optional<Head>> exported;
    private final InstantSource clock;

    /// @param exported where a tenant's chain ended when that was last noted outside the store
    public VerifyAuditTrail(
            Transactions transactions,
            AuditTrail trail,
            ChainSeal seal,
            AuditRetention retention,
            Function<TenantId, Optional<Head>> exported,
            InstantSource clock) {
        this.transactions = transactions;
        this.trail = trail;
        this.seal = seal;
        this.retention = retention;
        this.exported = exported;
        this.clock = clock;
    }

    /// Whose chain.
    ///
    /// @param known an end of it that the asker noted earlier
    public record Request(TenantId tenant, Optional<Head> known) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// Every sealed entry is as it was.
    public record Intact(Extent extent) implements Outcome {}

    /// Something was done to it.
    ///
    /// @param extent as far as it is good
    public record Broken(Break first, Extent extent) implements Outcome {}

    /// What was looked at.
    ///
    /// @param head the last good link
    /// @param sealed how many links are good
    /// @param left of how many of them the entries have left by their age
    /// @param unsealed how many entries have no place yet
    /// @param unsealedSince when the oldest of those was made
    public record Extent(Head head, long sealed, long left, long unsealed, Optional<Instant> unsealedSince) {}

    /// Verifies it.
    public Outcome handle(Request request) {
        Instant now = clock.instant();
        List<Head> heads = Stream.concat(request.known().stream(), exported.apply(request.tenant()).stream())
                .toList();
        Walk walk = walk(request.tenant(), heads, now);
        Rest rest = rest(request.tenant(), walk);
        Extent extent = new Extent(walk.head(), walk.sealed(), walk.left(), rest.unsealed(), rest.since());
        return Stream.of(walk.flaw(), rest.flaw(), cut(walk, heads))
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(Break::position))
                .<Outcome>map(first -> new Broken(first, extent))
                .orElseGet(() -> new Intact(extent));
    }

    /// How far the chain was gone through.
    private record Walk(Head head, long sealed, long left, Optional<Break> flaw) {

        static Walk from(Head head) {
            return new Walk(head, 0, 0, Optional.empty());
        }

        Walk over(Link link) {
            boolean gone = link.kept() instanceof Kept.Absent;
            return new Walk(link.seal().head(), sealed + 1, left + (gone ? 1 : 0), Optional.empty());
        }

        Walk brokenBy(Break flaw) {
            return new Walk(head, sealed, left, Optional.of(flaw));
        }
    }

    private Walk walk(TenantId tenant, List<Head> known, Instant now) {
        Walk walk = beginning(tenant, now);
        while (walk.flaw().isEmpty()) {
            long position = walk.head().position();
            List<Link> part = transactions.once(tenant, tx -> trail.links(tx, position, PART));
            for (Link link : part) {
                Optional<Break> flaw = flaw(tenant, walk.head(), link, known, now);
                walk = flaw.isPresent() ? walk.brokenBy(flaw.get()) : walk.over(link);
                if (flaw.isPresent()) {
                    return walk;
                }
            }
            if (part.size() < PART) {
                return walk;
            }
        }
        return walk;
    }

    /// Behind the last of the seals that need not be there any more, whose own place its MAC proves.
    private Walk beginning(TenantId tenant, Instant now) {
        Optional<Seal> last = transactions.once(tenant, tx -> trail.lastBefore(tx, retention.sealsFrom(now)));
        if (last.isEmpty()) {
            return Walk.from(Head.START);
        }
        Evidence evidence = seal.examine(tenant, new Link(last.get(), new Kept.Absent()));
        Walk walk = Walk.from(last.get().head());
        if (evidence.place()) {
            return walk;
        }
        Break.Kind kind = evidence.key() ? Break.Kind.ALTERED : Break.Kind.KEY_MISSING;
        return walk.brokenBy(
                new Break(kind, last.get().position(), Optional.of(last.get().entry())));
    }

    private Optional<Break> flaw(TenantId tenant, Head before, Link link, List<Head> known, Instant now) {
        Optional<Break> flaw = link.flaw(
                before,
                seal.examine(tenant, link),
                () -> transactions.once(tenant, tx -> trail.isFollowedElsewhere(tx, before)),
                entry -> retention.hasLeft(entry, now));
        return flaw.or(() -> known.stream()
                .filter(head -> head.position() == link.seal().position())
                .filter(head -> !head.mac().equals(link.seal().mac()))
                .findFirst()
                .map(head -> new Break(
                        Break.Kind.CUT, head.position(), Optional.of(link.seal().entry()))));
    }

    /// A chain that ends before a noted end.
    private static Optional<Break> cut(Walk walk, List<Head> known) {
        return walk.flaw().isEmpty()
                        && known.stream()
                                .anyMatch(head -> head.position() > walk.head().position())
                ? Optional.of(new Break(Break.Kind.CUT, walk.head().position() + 1, Optional.empty()))
                : Optional.empty();
    }

    /// What the entries say.
    private record Rest(long unsealed, Optional<Instant> since, Optional<Break> flaw) {}

    private Rest rest(TenantId tenant, Walk walk) {
        long unsealed = 0;
        Optional<Instant> since = Optional.empty();
        Optional<Break> flaw = Optional.empty();
        Optional<UUID> after = Optional.empty();
        List<Placement> part;
        do {
            Optional<UUID> from = after;
            part = transactions.once(tenant, tx -> trail.placements(tx, from, PART));
            for (Placement entry : part) {
                if (entry.isWaiting()) {
                    unsealed++;
                    since = since.or(() -> Optional.of(TimeOrderedUuid.madeAt(entry.entry())));
                }
                flaw = sooner(flaw, intruder(entry, walk));
                after = Optional.of(entry.entry());
            }
        } while (part.size() == PART);
        return new Rest(unsealed, since, flaw);
    }

    /// An entry whose seal is gone, if it was the last one; else one that never had any.
    private static Optional<Break> intruder(Placement entry, Walk walk) {
        if (!entry.isIntruder()) {
            return Optional.empty();
        }
        long claimed = entry.claimed().orElseThrow();
        boolean behind = walk.flaw().isEmpty() && claimed > walk.head().position();
        return Optional.of(
                new Break(behind ? Break.Kind.CUT : Break.Kind.INSERTED, claimed, Optional.of(entry.entry())));
    }

    private static Optional<Break> sooner(Optional<Break> one, Optional<Break> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.comparingLong(Break::position));
    }
}
