package dev.signet.persistence.audit;

import static dev.signet.persistence.schema.Tables.AUDIT_ENTRY;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectFrom;

import dev.signet.application.TenantTx;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.ActorKind;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditOutcome;
import dev.signet.domain.audit.Provenance;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.AuditEntryRecord;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/// The audit trail of a tenant, in PostgreSQL.
public final class JooqAuditTrail implements AuditTrail {

    @Override
    public void record(TenantTx tx, AuditEntry entry) {
        var row = new AuditEntryRecord();
        row.setTenant(tx.tenant().value());
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
        Sql.of(tx).execute(insertInto(AUDIT_ENTRY).set(row));
    }

    @Override
    public List<AuditEntry> page(TenantTx tx, Optional<UUID> before, int limit) {
        Condition older = before.map(AUDIT_ENTRY.ID::lt).orElse(noCondition());
        return Sql.of(tx)
                .fetch(selectFrom(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.TENANT.eq(tx.tenant().value()), older)
                        .orderBy(AUDIT_ENTRY.ID.desc())
                        .limit(limit))
                .map(JooqAuditTrail::read);
    }

    private static AuditEntry read(Row row) {
        return new AuditEntry(
                row.get(AUDIT_ENTRY.ID),
                row.get(AUDIT_ENTRY.AT).toInstant(),
                new Actor(
                        Values.constant(ActorKind.class, row.get(AUDIT_ENTRY.ACTOR_KIND)), row.get(AUDIT_ENTRY.ACTOR)),
                Values.constant(AuditAction.class, row.get(AUDIT_ENTRY.ACTION)),
                Values.constant(AuditOutcome.class, row.get(AUDIT_ENTRY.OUTCOME)),
                row.get(AUDIT_ENTRY.TARGET),
                row.get(AUDIT_ENTRY.REASON),
                new Provenance(row.get(AUDIT_ENTRY.SOURCE), row.get(AUDIT_ENTRY.CORRELATION_ID)));
    }
}
