package dev.signet.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.SecretSealer;
import dev.signet.application.SecretSealerContract;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SealerTest implements SecretSealerContract {

    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final TenantId GLOBEX = new TenantId(new UUID(1, 2));
    private static final byte[] SECRET = "the secret".getBytes(StandardCharsets.UTF_8);

    private final Sealer sealer = new Sealer(Keys.of(Keys.ONE), new SecureEntropy());

    @Override
    public SecretSealer sealer() {
        return sealer;
    }

    @Test
    void opens_what_it_sealed() {
        assertThat(sealer.open(ACME, "x", sealer.seal(ACME, "x", SECRET))).isEqualTo(SECRET);
        assertThat(sealer.open(ACME, "x", sealer.seal(ACME, "x", new byte[0]))).isEmpty();
    }

    @Test
    void one_secret_sealed_twice_looks_different_and_never_like_itself() {
        byte[] sealed = sealer.seal(ACME, "x", SECRET).bytes();
        assertThat(sealed).isNotEqualTo(sealer.seal(ACME, "x", SECRET).bytes());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("the secret");
    }

    @Test
    void what_is_sealed_for_one_tenant_and_purpose_opens_for_no_other() {
        SealedValue sealed = sealer.seal(ACME, "x", SECRET);
        assertThatThrownBy(() -> sealer.open(GLOBEX, "x", sealed)).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> sealer.open(ACME, "y", sealed)).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> sealer.open(ACME, "", sealed)).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void any_flipped_bit_is_noticed() {
        SealedValue sealed = sealer.seal(ACME, "x", SECRET);
        for (int bit = 0; bit < sealed.bytes().length * 8; bit++) {
            byte[] bytes = sealed.bytes();
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
            SealedValue changed = new SealedValue(sealed.sealingKey(), bytes);
            assertThatThrownBy(() -> sealer.open(ACME, "x", changed))
                    .as("bit %d", bit)
                    .isInstanceOf(KeysUnavailable.class);
        }
        SealedValue tooShort = new SealedValue(sealed.sealingKey(), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> sealer.open(ACME, "x", tooShort)).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void an_older_key_still_opens_and_the_current_one_seals() {
        SealedValue old = sealer.seal(ACME, "x", SECRET);
        Sealer next = new Sealer(Keys.of(Keys.TWO, Keys.ONE), new SecureEntropy());
        assertThat(next.open(ACME, "x", old)).isEqualTo(SECRET);
        SealedValue young = next.seal(ACME, "x", SECRET);
        assertThat(young.sealingKey()).isEqualTo(MasterKey.parse(Keys.TWO).id());
        assertThatThrownBy(() -> sealer.open(ACME, "x", young))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining(young.sealingKey());
    }
}
