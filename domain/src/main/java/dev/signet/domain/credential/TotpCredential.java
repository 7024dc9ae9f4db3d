package dev.signet.domain.credential;

import dev.signet.domain.signature.SealedValue;

/// Somebody's authenticator.
///
/// @param sealed its secret
/// @param spent the last step whose code was used; no code of that step or an earlier one counts again
public record TotpCredential(CredentialId id, SealedValue sealed, CredentialLife life, long spent) {

    /// Before any step was used.
    public static final long NONE_SPENT = -1;
}
