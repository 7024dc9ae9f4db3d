package dev.signet.application;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.signature.SealedValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What [SecretSealer] promises.
public interface SecretSealerContract {

    byte[] A_SECRET = "the secret of all".getBytes(StandardCharsets.UTF_8);

    /// The sealer under test.
    SecretSealer sealer();

    @Test
    default void what_it_sealed_opens_for_the_same_tenant_and_purpose_alone() {
        SealedValue sealed = sealer().seal(ACME, "answer", A_SECRET);
        assertThat(sealer().open(ACME, "answer", sealed)).isEqualTo(A_SECRET);
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("the secret of all");
        assertThatThrownBy(() -> sealer().open(GLOBEX, "answer", sealed)).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> sealer().open(ACME, "other", sealed)).isInstanceOf(KeysUnavailable.class);
    }
}
