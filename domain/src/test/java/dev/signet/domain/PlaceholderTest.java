package dev.signet.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Placeholder, proves that unit tests and properties run side by side.
final class PlaceholderTest {

    @Test
    void a_digest_has_32_bytes() {
        assertThat(Digest.sha256(new byte[0]).bytes()).hasSize(32);
    }

    @Property
    void a_digest_of_bytes_is_those_bytes(@ForAll @Size(32) byte[] bytes) {
        assertThat(Digest.of(bytes).bytes()).isEqualTo(bytes);
    }
}
