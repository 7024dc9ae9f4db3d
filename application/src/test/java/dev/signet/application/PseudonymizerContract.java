package dev.signet.application;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What [Pseudonymizer] promises.
public interface PseudonymizerContract {

    /// Pseudonymizer of one deployment.
    Pseudonymizer pseudonyms();

    @Test
    default void one_name_has_one_pseudonym_in_each_tenant() {
        assertThat(pseudonyms().of(ACME, "alice")).isEqualTo(pseudonyms().of(ACME, "alice"));
        assertThat(pseudonyms().of(ACME, "alice")).isNotEqualTo(pseudonyms().of(ACME, "bob"));
        assertThat(pseudonyms().of(ACME, "alice")).isNotEqualTo(pseudonyms().of(GLOBEX, "alice"));
    }
}
