package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.PlaceholderCast;
import org.junit.jupiter.api.Test;

/// Placeholder, proves that a contract travels to the adapters by test-jar.
public interface PlaceholderContract {

    String tenant();

    @Test
    default void the_tenant_is_of_the_cast() {
        assertThat(tenant()).isEqualTo(PlaceholderCast.ACME);
    }
}
