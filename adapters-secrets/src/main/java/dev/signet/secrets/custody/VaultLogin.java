package dev.signet.secrets.custody;

import dev.signet.domain.signature.SecretText;
import java.nio.file.Path;

/// How a deployment proves itself to HashiCorp Vault.
public sealed interface VaultLogin {

    /// By a token that somebody made for it.
    record Token(SecretText token) implements VaultLogin {}

    /// By role and secret (AppRole).
    ///
    /// @param mount where the method is mounted, usually `approle`
    record AppRole(String mount, String roleId, SecretText secretId) implements VaultLogin {}

    /// By the token of its service account, as Kubernetes keeps it in a file and renews it.
    ///
    /// @param mount where the method is mounted, usually `kubernetes`
    record Kubernetes(String mount, String role, Path jwt) implements VaultLogin {}
}
