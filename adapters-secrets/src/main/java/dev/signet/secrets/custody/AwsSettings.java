package dev.signet.secrets.custody;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How AWS is reached; what is empty follows the usual chain of the SDK (environment, profile, container,
/// instance).
///
/// @param endpoint another address for every service, such as that of a private link
/// @param timeout for each call with its repetitions
public record AwsSettings(
        Optional<String> region, Optional<String> profile, Optional<URI> endpoint, Duration timeout) {}
