package dev.signet.domain.credential;

import java.time.Instant;
import java.util.Optional;

/// What may be told of a credential without telling it.
///
/// @param ended when another took its place, or it was taken away
/// @param lastUsed may lag behind, or miss a use that a crash swallowed
public record CredentialNote(
        CredentialId id,
        CredentialKind kind,
        CredentialState state,
        CredentialLife life,
        Optional<Instant> ended,
        Optional<Instant> lastUsed) {}
