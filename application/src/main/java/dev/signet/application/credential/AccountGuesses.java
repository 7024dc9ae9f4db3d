package dev.signet.application.credential;

import dev.signet.application.SharedState;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.GuessHistory;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// What was guessed at each account, over all nodes. Accounts and sources are digests under a key, for people type
/// passwords where their names belong.
@SharedState
public interface AccountGuesses {

    /// What `source` sees of the guesses at `account`; [GuessHistory#NONE] where nothing is remembered.
    ///
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known
    GuessHistory of(TenantId tenant, Digest account, Digest source);

    /// Replaces it by what `change` makes of it. Changes at one account happen one after the other. `change` may be
    /// asked again after a collision.
    ///
    /// @param until how long the new history matters at most
    /// @return what was there before
    /// @throws dev.signet.application.StoreUnavailable if that cannot be done
    GuessHistory change(
            TenantId tenant, Digest account, Digest source, Instant until, UnaryOperator<GuessHistory> change);
}
