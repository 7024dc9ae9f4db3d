package dev.signet.application.token;

import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.RefreshTokenFormat;
import java.util.Arrays;
import java.util.Optional;

/// The real format under a key that tests know.
public final class FixedRefreshTokenSeal implements RefreshTokenSeal {

    private final byte[] key = new byte[32];

    /// @param seed another one is another deployment
    public FixedRefreshTokenSeal(int seed) {
        Arrays.fill(key, (byte) seed);
    }

    @Override
    public String write(RefreshToken token) {
        return RefreshTokenFormat.write(token, new byte[RefreshTokenFormat.KEY_ID_LENGTH], key);
    }

    @Override
    public Optional<RefreshToken> read(String text) {
        return RefreshTokenFormat.read(text, key);
    }
}
