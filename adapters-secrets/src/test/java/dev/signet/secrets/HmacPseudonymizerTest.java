package dev.signet.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Pseudonymizer;
import dev.signet.application.PseudonymizerContract;
import dev.signet.domain.Cast;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class HmacPseudonymizerTest implements PseudonymizerContract {

    private final Pseudonymizer pseudonyms = under(1);

    @Override
    public Pseudonymizer pseudonyms() {
        return pseudonyms;
    }

    @Test
    void another_master_key_makes_others() {
        assertThat(under(2).of(Cast.ACME, "alice")).isNotEqualTo(pseudonyms.of(Cast.ACME, "alice"));
    }

    private static Pseudonymizer under(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new HmacPseudonymizer(MasterKeys.parse(HexFormat.of().formatHex(key)));
    }
}
