package dev.signet.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceContextTest {

    @Test
    void an_answer_names_the_trace_and_our_own_span() {
        String header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(TraceContext.parse(header, 255).map(TraceContext::answer))
                .contains("00-0af7651916cd43dd8448eb211c80319c-00000000000000ff-01");
        assertThat(TraceContext.parse(header, 0).map(TraceContext::spanId)).contains("0000000000000001");
    }

    @Test
    void a_header_names_trace_and_caller() {
        assertThat(TraceContext.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", -1))
                .contains(new TraceContext(
                        "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true, "ffffffffffffffff"));
    }

    @Test
    void of_a_version_to_come_the_known_part_is_read() {
        assertThat(TraceContext.parse("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00-more", -1))
                .contains(new TraceContext(
                        "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", false, "ffffffffffffffff"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
            })
    void what_is_not_well_formed_is_as_good_as_absent(String header) {
        assertThat(TraceContext.parse(header, 1)).isEmpty();
    }
}
