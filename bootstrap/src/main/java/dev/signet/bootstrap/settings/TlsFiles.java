package dev.signet.bootstrap.settings;

import java.nio.file.Path;
import java.util.Optional;

/// With what a port proves who it is, and whom it asks for the same.
///
/// @param certificate the chain, the port's own first, in PEM
/// @param key its private key, in PEM (PKCS#8, not encrypted)
/// @param clientAuthorities who vouches for clients, in PEM; empty: clients are not asked for a certificate
/// @param clientsRequired whether a client without a certificate is refused, where clients are asked for one
public record TlsFiles(Path certificate, Path key, Optional<Path> clientAuthorities, boolean clientsRequired) {}
