package dev.signet.secrets.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.credential.Pseudonyms;
import dev.signet.application.credential.PseudonymsContract;
import dev.signet.domain.Cast;
import dev.signet.secrets.MasterKeys;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class HmacPseudonymsTest implements PseudonymsContract {

    private final Pseudonyms pseudonyms = under(1);

    @Override
    public Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    @Test
    void another_master_key_makes_others() {
        assertThat(under(2).of(Cast.ACME, "alice")).isNotEqualTo(pseudonyms.of(Cast.ACME, "alice"));
    }

    private static Pseudonyms under(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new HmacPseudonyms(MasterKeys.parse(HexFormat.of().formatHex(key)));
    }
}
