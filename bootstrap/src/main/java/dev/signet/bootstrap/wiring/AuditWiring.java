package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.audit.ReadAuditTrail;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class AuditWiring {

    @Singleton
    AuditEntries auditEntries(Ids ids, InstantSource clock) {
        return new AuditEntries(ids, clock);
    }

    @Singleton
    ReadAuditTrail readAuditTrail(Transactions transactions, AuditTrail trail) {
        return new ReadAuditTrail(transactions, trail);
    }
}
