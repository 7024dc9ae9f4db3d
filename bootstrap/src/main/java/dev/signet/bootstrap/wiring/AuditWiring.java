package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.Pseudonymizer;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.audit.ChainSeal;
import dev.signet.application.audit.FollowAuditTrail;
import dev.signet.application.audit.NoteRefusal;
import dev.signet.application.audit.ReadAuditTrail;
import dev.signet.application.audit.RecordRefusals;
import dev.signet.application.audit.Refusals;
import dev.signet.application.audit.SealAuditTrail;
import dev.signet.application.audit.VerifyAuditTrail;
import dev.signet.application.tenant.TenantDirectory;
import dev.signet.bootstrap.storage.HeadFile;
import dev.signet.persistence.upkeep.UpkeepRules;
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

    @Singleton
    FollowAuditTrail followAuditTrail(Transactions transactions, AuditTrail trail) {
        return new FollowAuditTrail(transactions, trail);
    }

    @Singleton
    SealAuditTrail sealAuditTrail(Transactions transactions, AuditTrail trail, ChainSeal seal, InstantSource clock) {
        return new SealAuditTrail(transactions, trail, seal, clock);
    }

    @Singleton
    VerifyAuditTrail verifyAuditTrail(
            Transactions transactions, AuditTrail trail, ChainSeal seal, HeadFile heads, InstantSource clock) {
        return new VerifyAuditTrail(transactions, trail, seal, UpkeepRules.STANDARD.trail(), heads::of, clock);
    }

    @Singleton
    NoteRefusal noteRefusal(Refusals refusals, InstantSource clock) {
        return new NoteRefusal(refusals, clock);
    }

    @Singleton
    RecordRefusals recordRefusals(
            Refusals refusals,
            TenantDirectory directory,
            Transactions transactions,
            AuditTrail trail,
            Pseudonymizer pseudonyms,
            InstantSource clock) {
        return new RecordRefusals(refusals, directory, transactions, trail, pseudonyms, clock);
    }
}
