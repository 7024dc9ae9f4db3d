package dev.signet.bootstrap.server;

import dev.signet.application.signature.RotateDueKeys;
import dev.signet.application.upkeep.ThrowAwayExpired;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Throws away what has expired and rotates keys that are due. The store lets one node at a time do it.
record UpkeepRound(ThrowAwayExpired throwAway, RotateDueKeys rotate) implements Recurring.Work {

    private static final Logger LOG = LoggerFactory.getLogger(UpkeepRound.class);

    @Override
    public boolean round() {
        ThrowAwayExpired.Done done = throwAway.handle();
        if (done.removed() > 0) {
            LOG.atInfo().addKeyValue("removed", done.removed()).log("threw away what had expired");
        }
        return rotated() || done.more();
    }

    /// Whether more keys are due.
    private boolean rotated() {
        RotateDueKeys.Done done = rotate.handle();
        if (done.rotated() > 0) {
            LOG.atInfo().addKeyValue("keys", done.rotated()).log("rotated signing keys that were due");
        }
        return done.more();
    }
}
