package dev.signet.secrets.custody;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where HashiCorp Vault is, and how this deployment proves itself there.
///
/// @param address of its HTTP API, without path
/// @param namespace in which everything lies (Vault Enterprise)
/// @param authorities a file in PEM with who vouches for its certificate; empty: those of Java
/// @param timeout for each request
public record VaultSettings(
        URI address, Optional<String> namespace, VaultLogin login, Optional<Path> authorities, Duration timeout) {}
