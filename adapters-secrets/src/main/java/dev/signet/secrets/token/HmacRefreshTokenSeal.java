package dev.signet.secrets.token;

import dev.signet.application.token.RefreshTokenSeal;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.RefreshTokenFormat;
import dev.signet.secrets.MasterKey;
import dev.signet.secrets.MasterKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Seals refresh tokens under a key derived from the current master key, and reads those of every configured one.
/// The four bytes that name a master key name its refresh key too.
public final class HmacRefreshTokenSeal implements RefreshTokenSeal {

    private final List<RefreshKey> keys;

    /// @param keys the current one writes
    public HmacRefreshTokenSeal(MasterKeys keys) {
        this.keys = keys.all().stream().map(RefreshKey::of).toList();
    }

    @Override
    public String write(RefreshToken token) {
        RefreshKey current = keys.getFirst();
        return RefreshTokenFormat.write(token, current.id, current.bytes);
    }

    @Override
    public Optional<RefreshToken> read(String text) {
        return RefreshTokenFormat.keyId(text)
                .flatMap(id ->
                        keys.stream().filter(key -> Arrays.equals(key.id, id)).findFirst())
                .flatMap(key -> RefreshTokenFormat.read(text, key.bytes));
    }

    /// No record, since a record prints itself.
    private static final class RefreshKey {

        private final byte[] id;
        private final byte[] bytes;

        private RefreshKey(byte[] id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        static RefreshKey of(MasterKey master) {
            return new RefreshKey(master.idBytes(), master.derive(MasterKey.Purpose.REFRESH_TOKEN));
        }
    }
}
