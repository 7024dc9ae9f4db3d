package dev.signet.application.token;

import dev.signet.domain.token.RefreshToken;
import java.util.Optional;

/// Writes refresh tokens so that nobody else can, and reads only those
/// ([dev.signet.domain.token.RefreshTokenFormat]).
public interface RefreshTokenSeal {

    /// The wire form of `token`.
    String write(RefreshToken token);

    /// Reads `text`; empty unless one of this deployment's refresh keys sealed it.
    Optional<RefreshToken> read(String text);
}
