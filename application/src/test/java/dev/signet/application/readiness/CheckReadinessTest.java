package dev.signet.application.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CheckReadinessTest {

    @Test
    void a_node_is_ready_when_nothing_is_wrong() {
        var report = new CheckReadiness(List.of(probe("keys", Optional.empty()), probe("database", Optional.empty())))
                .handle();
        assertThat(report.isReady()).isTrue();
        assertThat(report.checks().keySet()).containsExactly("database", "keys");
    }

    @Test
    void one_trouble_is_enough() {
        var report = new CheckReadiness(
                        List.of(probe("keys", Optional.empty()), probe("database", Optional.of("it does not answer"))))
                .handle();
        assertThat(report.isReady()).isFalse();
        assertThat(report.checks().get("database"))
                .isEqualTo(new CheckReadiness.Check(Optional.of("it does not answer"), Optional.empty()));
    }

    @Test
    void a_concern_is_told_and_keeps_nobody_away() {
        var worried = new Probe() {
            @Override
            public String name() {
                return "keys";
            }

            @Override
            public Optional<String> trouble() {
                return Optional.empty();
            }

            @Override
            public Optional<String> concern() {
                return Optional.of("one of two does not open");
            }
        };

        var report = new CheckReadiness(List.of(worried)).handle();

        assertThat(report.isReady()).isTrue();
        assertThat(report.checks())
                .containsEntry(
                        "keys", new CheckReadiness.Check(Optional.empty(), Optional.of("one of two does not open")));
    }

    private static Probe probe(String name, Optional<String> trouble) {
        return new Probe() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> trouble() {
                return trouble;
            }
        };
    }
}
