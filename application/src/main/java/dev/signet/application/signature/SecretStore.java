package dev.signet.application.signature;

import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;

/// Secrets that are kept elsewhere: in the environment, in files, in HashiCorp Vault, in AWS Secrets Manager.
public interface SecretStore {

    /// The secret that `reference` names, as it is now: nothing is remembered, and nothing takes its place.
    ///
    /// @throws dev.signet.application.KeysUnavailable if it cannot be had, because its store does not answer,
    ///     refuses or does not have it; the message names the reference and never the secret
    SecretText fetch(SecretReference reference);
}
