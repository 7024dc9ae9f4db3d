package dev.signet.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.signet.benchmarks.Figures.Column;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Figures for people, and for machines.
final class Report {

    private Report() {}

    static void table(List<Figures> figures, PrintStream out) {
        List<Column> shown = Arrays.stream(Column.values())
                .filter(column -> figures.stream().anyMatch(line -> !Double.isNaN(line.value(column))))
                .toList();
        List<String> titles = new ArrayList<>(List.of("server", "workload"));
        shown.forEach(column -> titles.add(column.title));
        out.println("| " + String.join(" | ", titles) + " |");
        out.println("|" + "---|".repeat(titles.size()));
        for (Figures line : figures) {
            List<String> cells =
                    new ArrayList<>(List.of(line.server(), line.workload() + (line.doubtful() ? " (!)" : "")));
            shown.forEach(column -> cells.add(cell(line.value(column), column)));
            out.println("| " + String.join(" | ", cells) + " |");
        }
        figures.stream()
                .filter(Figures::doubtful)
                .forEach(line -> out.println("(!) " + line.key() + " is doubtful: " + line.firstError()));
    }

    static void json(List<Figures> figures, PrintStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            for (Figures line : figures) {
                json.writeStartObject();
                json.writeStringField("server", line.server());
                json.writeStringField("workload", line.workload());
                for (Column column : Column.values()) {
                    if (!Double.isNaN(line.value(column))) {
                        json.writeNumberField(column.name().toLowerCase(Locale.ROOT), line.value(column));
                    }
                }
                json.writeStringField("first_error", line.firstError());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        out.println();
    }

    private static String cell(double value, Column column) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, column.format, value);
    }
}
