package dev.signet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.benchmarks.Figures.Column;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void the_median_is_the_middle_of_the_runs_that_know() {
        Figures medians = Figures.medians(List.of(run(3, 0), run(1, 0), run(2, 0), run(Double.NaN, 0)));

        assertThat(medians.value(Column.CPU)).isEqualTo(2);
        assertThat(Figures.medians(List.of(run(1, 0), run(2, 0))).value(Column.CPU))
                .isEqualTo(1.5);
        assertThat(medians.value(Column.LOG)).isNaN();
    }

    @Test
    void one_error_in_one_run_marks_the_whole() {
        Figures medians = Figures.medians(List.of(run(1, 0), run(1, 1), run(1, 0)));

        assertThat(medians.doubtful()).isTrue();
        assertThat(table(medians)).contains("(!)").contains("status 500");
        assertThat(table(Figures.medians(List.of(run(1, 0))))).doesNotContain("(!)");
    }

    private static Figures run(double cpu, double errors) {
        return new Figures(
                "signet", "jwks", Map.of(Column.CPU, cpu, Column.ERRORS, errors), errors > 0 ? "status 500" : "");
    }

    private static String table(Figures figures) {
        var bytes = new ByteArrayOutputStream();
        Report.table(List.of(figures), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
