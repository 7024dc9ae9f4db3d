package dev.signet.domain.credential;

import java.util.Optional;

/// When somebody's credentials were made and end: what the tenant API calls their identity.
///
/// @param password of the live password, if there is one
/// @param apiKey of the API key that is meant, or of the newest
public record Rotations(Optional<CredentialLife> password, Optional<CredentialLife> apiKey) {}
