package dev.signet.application.memory;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.TimeOrderedUuid;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Kept;
import dev.signet.domain.audit.Link;
import dev.signet.domain.audit.Placement;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.audit.Tally;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryAuditTrail implements AuditTrail {

    private static final Comparator<AuditEntry> BY_ID =
            Comparator.comparing(entry -> entry.id().toString());

    @Override
    public void record(TenantTx tx, AuditEntry entry) {
        Memory.of(tx).audit.put(new Memory.Key<>(tx.tenant(), entry.id()), entry);
    }

    @Override
    public boolean count(SystemTx tx, TenantId tenant, AuditEntry entry) {
        Memory memory = Memory.of(tx);
        if (position(memory, tenant, entry.id()).isPresent()) {
            return false;
        }
        memory.audit.merge(new Memory.Key<>(tenant, entry.id()), entry, InMemoryAuditTrail::sum);
        return true;
    }

    private static AuditEntry sum(AuditEntry one, AuditEntry other) {
        Instant first = one.at().isBefore(other.at()) ? one.at() : other.at();
        Optional<Instant> last = Stream.of(one, other)
                .flatMap(entry -> entry.tally().last().stream())
                .max(Comparator.naturalOrder());
        return new AuditEntry(
                one.id(),
                first,
                one.actor(),
                one.action(),
                one.outcome(),
                one.target().equals(other.target()) ? one.target() : SEVERAL,
                one.reason(),
                one.provenance(),
                new Tally(one.tally().count() + other.tally().count(), last));
    }

    @Override
    public List<AuditEntry> page(TenantTx tx, AuditFilter filter, Optional<UUID> before, int limit) {
        return entries(Memory.of(tx), tx.tenant())
                .filter(filter::takes)
                .filter(entry -> before.isEmpty()
                        || entry.id().toString().compareTo(before.get().toString()) < 0)
                .sorted(BY_ID.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Numbered> sealed(TenantTx tx, AuditFilter filter, long position, long end, int limit) {
        Memory memory = Memory.of(tx);
        return seals(memory, tx.tenant())
                .filter(seal -> seal.position() > position && seal.position() <= end)
                .flatMap(seal -> entry(memory, tx.tenant(), seal.entry()).stream()
                        .filter(filter::takes)
                        .map(entry -> new Numbered(seal.position(), entry)))
                .limit(limit)
                .toList();
    }

    @Override
    public Head head(TenantTx tx) {
        return end(Memory.of(tx), tx.tenant());
    }

    private static Head end(Memory memory, TenantId tenant) {
        return seals(memory, tenant).map(Seal::head).reduce((one, next) -> next).orElse(Head.START);
    }

    @Override
    public Optional<Seal> lastBefore(TenantTx tx, Instant time) {
        return seals(Memory.of(tx), tx.tenant())
                .filter(seal -> seal.at().isBefore(time))
                .reduce((one, next) -> next);
    }

    @Override
    public List<Link> links(TenantTx tx, long position, int limit) {
        Memory memory = Memory.of(tx);
        return seals(memory, tx.tenant())
                .filter(seal -> seal.position() > position)
                .limit(limit)
                .map(seal -> new Link(
                        seal,
                        entry(memory, tx.tenant(), seal.entry())
                                .<Kept>map(entry -> new Kept.Present(entry, OptionalLong.of(seal.position())))
                                .orElseGet(Kept.Absent::new)))
                .toList();
    }

    @Override
    public boolean isFollowedElsewhere(TenantTx tx, Head after) {
        return seals(Memory.of(tx), tx.tenant())
                .filter(seal -> seal.position() != after.position() + 1)
                .anyMatch(seal -> seal.previous().equals(after.mac()));
    }

    @Override
    public List<Placement> placements(TenantTx tx, Optional<UUID> after, int limit) {
        Memory memory = Memory.of(tx);
        return entries(memory, tx.tenant())
                .filter(entry -> after.isEmpty()
                        || entry.id().toString().compareTo(after.get().toString()) > 0)
                .sorted(BY_ID)
                .limit(limit)
                .map(entry -> {
                    OptionalLong position = position(memory, tx.tenant(), entry.id());
                    return new Placement(entry.id(), position, position.isPresent());
                })
                .toList();
    }

    @Override
    public List<Unsealed> unsealed(SystemTx tx, Instant countedUntil, int limit) {
        Memory memory = Memory.of(tx);
        return memory.audit.entrySet().stream()
                .filter(row -> position(
                                memory, row.getKey().tenant(), row.getKey().id())
                        .isEmpty())
                .filter(row -> row.getValue().tally().last().isEmpty()
                        || TimeOrderedUuid.madeAt(row.getKey().id()).isBefore(countedUntil))
                .sorted(Map.Entry.comparingByValue(BY_ID))
                .limit(limit)
                .map(row -> new Unsealed(row.getKey().tenant(), row.getValue()))
                .toList();
    }

    @Override
    public boolean append(SystemTx tx, TenantId tenant, Head head, List<Seal> seals) {
        Memory memory = Memory.of(tx);
        boolean anySealed = seals.stream()
                .anyMatch(seal -> position(memory, tenant, seal.entry()).isPresent());
        if (anySealed || !end(memory, tenant).equals(head)) {
            return false;
        }
        seals.forEach(seal -> memory.seals.put(new Memory.Key<>(tenant, seal.position()), seal));
        return true;
    }

    private static Stream<AuditEntry> entries(Memory memory, TenantId tenant) {
        return memory.audit.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tenant))
                .map(Map.Entry::getValue);
    }

    private static Stream<Seal> seals(Memory memory, TenantId tenant) {
        return memory.seals.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tenant))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingLong(Seal::position));
    }

    private static OptionalLong position(Memory memory, TenantId tenant, UUID entry) {
        return seals(memory, tenant)
                .filter(seal -> seal.entry().equals(entry))
                .mapToLong(Seal::position)
                .findFirst();
    }

    private static Optional<AuditEntry> entry(Memory memory, TenantId tenant, UUID id) {
        return Optional.ofNullable(memory.audit.get(new Memory.Key<>(tenant, id)));
    }
}
