package dev.signet.bootstrap.server;

import dev.signet.application.audit.RecordRefusals;
import dev.signet.application.audit.SealAuditTrail;
import dev.signet.bootstrap.storage.HeadFile;
import dev.signet.domain.audit.Head;
import dev.signet.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes counted refusals into the audit trail and seals it, and notes in log and file where the chains end.
record AuditRound(RecordRefusals refusals, SealAuditTrail seal, HeadFile heads, InstantSource clock)
        implements Recurring.Work {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRound.class);

    @Override
    public boolean round() {
        refusals.handle();
        SealAuditTrail.Done done = seal.handle();
        tell(done);
        return done.more();
    }

    private void tell(SealAuditTrail.Done done) {
        Map<TenantId, Head> grown = new HashMap<>();
        for (SealAuditTrail.Grown chain : done.grown()) {
            grown.put(chain.tenant(), chain.head());
            LOG.atInfo()
                    .addKeyValue("tenant_id", chain.tenant().value())
                    .addKeyValue("position", chain.head().position())
                    .addKeyValue(
                            "seal", HexFormat.of().formatHex(chain.head().mac().bytes()))
                    .log("sealed the audit trail");
        }
        heads.note(grown, clock.instant());
    }
}
