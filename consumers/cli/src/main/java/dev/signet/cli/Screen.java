package dev.signet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Shows answers: as tables to people, as JSON to programs.
final class Screen {

    /// Shown apart, so that they are not overlooked.
    private static final Set<String> SECRETS = Set.of("client_secret", "client_secret_expires_at", "token");

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    Screen(Surroundings surroundings, boolean json) {
        this.out = surroundings.out();
        this.err = surroundings.err();
        this.json = json;
    }

    /// Says what was done; beside JSON that is the standard error's.
    void say(String line) {
        (json ? err : out).println(Table.clean(line));
    }

    /// Whether nobody reads on, as behind `| head`.
    boolean isClosed() {
        return out.checkError();
    }

    /// Shows one thing.
    void show(JsonNode thing) {
        if (json) {
            out.println(pretty(thing));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        flatten("", thing, rows);
        new Table(List.of()).fitted(rows).lines(rows).forEach(out::println);
    }

    /// Shows a secret that will never be shown again; in JSON it stands in its document.
    void reveal(String whose, String secret) {
        if (!json) {
            out.println();
            out.println("%s, shown this once: %s".formatted(Table.clean(whose), Table.clean(secret)));
        }
    }

    /// Begins a list.
    Rows rows(List<Column> columns) {
        return json ? new JsonRows() : new TableRows(columns);
    }

    /// Shows one thing in one line, as something that goes on does.
    void line(List<Column> columns, JsonNode thing) {
        out.println(
                json
                        ? thing.toString()
                        : String.join(
                                "  ",
                                columns.stream()
                                        .map(column -> Table.clean(column.of(thing)))
                                        .toList()));
    }

    /// A list that is shown as it comes.
    interface Rows {

        void add(List<JsonNode> things);

        void end();
    }

    private final class TableRows implements Rows {

        private final List<Column> columns;
        private Table table;
        private boolean begun;

        TableRows(List<Column> columns) {
            this.columns = columns;
            this.table = new Table(columns.stream().map(Column::title).toList());
        }

        @Override
        public void add(List<JsonNode> things) {
            List<List<String>> rows = things.stream()
                    .map(thing ->
                            columns.stream().map(column -> column.of(thing)).toList())
                    .toList();
            if (!begun) {
                table = table.fitted(rows);
                out.println(table.head());
                begun = true;
            }
            table.lines(rows).forEach(out::println);
        }

        @Override
        public void end() {
            if (!begun) {
                out.println(table.head());
            }
        }
    }

    private final class JsonRows implements Rows {

        private boolean begun;

        @Override
        public void add(List<JsonNode> things) {
            for (JsonNode thing : things) {
                out.print(begun ? ",\n" : "[\n");
                out.print(pretty(thing));
                begun = true;
            }
        }

        @Override
        public void end() {
            out.println(begun ? "\n]" : "[]");
        }
    }

    private static void flatten(String prefix, JsonNode thing, List<List<String>> rows) {
        thing.properties().forEach(member -> {
            String name = prefix + member.getKey();
            if (member.getValue() instanceof ObjectNode inner) {
                flatten(name + ".", inner, rows);
            } else if (!SECRETS.contains(name)) {
                rows.add(List.of(name, Column.text(member.getValue())));
            }
        });
    }

    private static String pretty(JsonNode thing) {
        try {
            return AdminApi.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(thing);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always written", e);
        }
    }
}
