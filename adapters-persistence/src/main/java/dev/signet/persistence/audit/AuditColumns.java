package dev.signet.persistence.audit;

import static dev.signet.persistence.schema.Tables.AUDIT_ENTRY;
import static dev.signet.persistence.schema.Tables.AUDIT_SEAL;

import dev.signet.domain.Digest;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.ActorKind;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.audit.AuditOutcome;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.audit.Tally;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.AuditEntryRecord;
import dev.signet.persistence.schema.tables.records.AuditSealRecord;
import dev.signet.persistence.transaction.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Entries and seals as rows.
final class AuditColumns {

    /// [#readable()] as a column.
    static final Field<Boolean> READABLE = DSL.field(readable()).as("readable");

    private AuditColumns() {}

    static AuditEntryRecord row(UUID tenant, AuditEntry entry) {
        var row = new AuditEntryRecord();
        row.setTenant(tenant);
        row.setId(entry.id());
        row.setAt(Values.time(entry.at()));
        row.setActorKind(Values.word(entry.actor().kind()));
        row.setActor(entry.actor().id());
        row.setAction(Values.word(entry.action()));
        row.setOutcome(Values.word(entry.outcome()));
        row.setTarget(entry.target());
        row.setReason(entry.reason());
        row.setSource(entry.provenance().source());
        row.setCorrelationId(entry.provenance().correlationId());
        row.setOccurrences(entry.tally().count());
        row.setLast(Values.time(entry.tally().last()));
        return row;
    }

    static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.get(AUDIT_ENTRY.ID),
                row.get(AUDIT_ENTRY.AT).toInstant(),
                new Actor(
                        Values.constant(ActorKind.class, row.get(AUDIT_ENTRY.ACTOR_KIND)), row.get(AUDIT_ENTRY.ACTOR)),
                Values.constant(AuditAction.class, row.get(AUDIT_ENTRY.ACTION)),
                Values.constant(AuditOutcome.class, row.get(AUDIT_ENTRY.OUTCOME)),
                row.get(AUDIT_ENTRY.TARGET),
                row.get(AUDIT_ENTRY.REASON),
                new Provenance(row.get(AUDIT_ENTRY.SOURCE), row.get(AUDIT_ENTRY.CORRELATION_ID)),
                new Tally(row.get(AUDIT_ENTRY.OCCURRENCES), Values.instant(row.get(AUDIT_ENTRY.LAST))));
    }

    static AuditSealRecord row(UUID tenant, Seal seal) {
        var row = new AuditSealRecord();
        row.setTenant(tenant);
        row.setPlace(seal.position());
        row.setEntry(seal.entry());
        row.setContent(seal.content().bytes());
        row.setPrevious(seal.previous().bytes());
        row.setMac(seal.mac().bytes());
        row.setSealingKey(seal.key());
        row.setSealed(Values.time(seal.at()));
        return row;
    }

    static Seal seal(Row row) {
        return new Seal(
                row.get(AUDIT_SEAL.PLACE),
                row.get(AUDIT_SEAL.ENTRY),
                digest(row.get(AUDIT_SEAL.CONTENT)),
                digest(row.get(AUDIT_SEAL.PREVIOUS)),
                digest(row.get(AUDIT_SEAL.MAC)),
                row.get(AUDIT_SEAL.SEALING_KEY),
                row.get(AUDIT_SEAL.SEALED).toInstant());
    }

    /// Of whatever is no digest, one that fits nothing.
    static Digest digest(byte[] bytes) {
        return bytes.length == 32 ? Digest.of(bytes) : Digest.sha256(bytes);
    }

    /// That a row says what this release can say. A row of a later release, or of somebody who should not
    /// have written it, does not.
    static Condition readable() {
        return AUDIT_ENTRY
                .ACTION
                .in(words(AuditAction.values()))
                .and(AUDIT_ENTRY.ACTOR_KIND.in(words(ActorKind.values())))
                .and(AUDIT_ENTRY.OUTCOME.in(words(AuditOutcome.values())));
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Values::word).toList();
    }

    static Condition taken(AuditFilter filter) {
        return DSL.and(Stream.of(
                        filter.actorKind().map(kind -> is(AUDIT_ENTRY.ACTOR_KIND, kind)),
                        filter.actor().map(AUDIT_ENTRY.ACTOR::eq),
                        filter.action().map(action -> is(AUDIT_ENTRY.ACTION, action)),
                        filter.outcome().map(outcome -> is(AUDIT_ENTRY.OUTCOME, outcome)),
                        filter.from().map(time -> AUDIT_ENTRY.AT.ge(Values.time(time))),
                        filter.until().map(time -> AUDIT_ENTRY.AT.lt(Values.time(time))))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Condition is(Field<String> column, Enum<?> constant) {
        return column.eq(Values.word(constant));
    }
}
