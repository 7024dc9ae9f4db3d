package dev.signet.bootstrap.server;

import dev.signet.application.StoreUnavailable;
import dev.signet.application.audit.RecordRefusals;
import dev.signet.application.audit.SealAuditTrail;
import dev.signet.bootstrap.storage.HeadFile;
import dev.signet.domain.audit.Head;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Behind the requests, writes counted refusals into the audit trail and seals it, again and again, and
/// notes in log and file where the chains end. A last time when it is closed.
final class AuditLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLoop.class);

    private final RecordRefusals refusals;
    private final SealAuditTrail seal;
    private final HeadFile heads;
    private final InstantSource clock;
    private final Duration interval;
    private final Thread thread;

    private AuditLoop(
            RecordRefusals refusals, SealAuditTrail seal, HeadFile heads, InstantSource clock, Duration interval) {
        this.refusals = refusals;
        this.seal = seal;
        this.heads = heads;
        this.clock = clock;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("audit").unstarted(this::run);
    }

    static AuditLoop start(
            RecordRefusals refusals, SealAuditTrail seal, HeadFile heads, InstantSource clock, Duration interval) {
        AuditLoop loop = new AuditLoop(refusals, seal, heads, clock, interval);
        loop.thread.start();
        return loop;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(round() ? Duration.ofMillis(50) : jittered());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether there is more to do at once.
    private boolean round() {
        try {
            refusals.handle();
            SealAuditTrail.Done done = seal.handle();
            tell(done);
            return done.more();
        } catch (StoreUnavailable e) {
            LOG.warn("the audit trail is put off: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the audit trail could not be written or sealed, and will be tried again", e);
        }
        return false;
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

    /// From four fifths of the interval to all of it, so that nodes do not meet.
    private Duration jittered() {
        long millis = interval.toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(1 + millis / 5));
    }

    /// Ends the loop, after a last round for what was refused since the one before.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        round();
    }
}
