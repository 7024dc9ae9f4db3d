package dev.signet.application.canary;

import dev.signet.application.SharedState;
import dev.signet.domain.Digest;

/// Shared state that mixes tenants.
@SharedState
public interface ForgottenNonces {

    /// Whose?
    boolean firstUse(Digest value);
}
