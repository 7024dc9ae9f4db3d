package dev.signet.secrets.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.token.RefreshTokenSeal;
import dev.signet.application.token.RefreshTokenSealContract;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.Generation;
import dev.signet.domain.token.RefreshToken;
import dev.signet.secrets.Keys;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class HmacRefreshTokenSealTest implements RefreshTokenSealContract {

    @Override
    public RefreshTokenSeal seal() {
        return new HmacRefreshTokenSeal(Keys.of(Keys.ONE));
    }

    @Override
    public RefreshTokenSeal strangersSeal() {
        return new HmacRefreshTokenSeal(Keys.of(Keys.TWO));
    }

    @Test
    void an_older_master_key_still_reads_what_it_wrote() {
        RefreshToken token = new RefreshToken(
                new TenantId(new UUID(1, 2)),
                new FamilyId(new UUID(3, 4)),
                new RefreshToken.Secret(new byte[16]),
                Generation.FIRST);
        RefreshTokenSeal rotated = new HmacRefreshTokenSeal(Keys.of(Keys.TWO, Keys.ONE));
        assertThat(rotated.read(seal().write(token))).isPresent();
        assertThat(strangersSeal().read(rotated.write(token))).isPresent();
        assertThat(seal().read(rotated.write(token))).isEmpty();
    }
}
