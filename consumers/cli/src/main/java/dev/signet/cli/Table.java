package dev.signet.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows under one another. The last column is as wide as it likes.
///
/// @param titles none for a table without a head
/// @param widths of the columns, in characters
record Table(List<String> titles, List<Integer> widths) {

    /// No column takes more than this from the others.
    private static final int WIDEST = 60;

    Table {
        titles = List.copyOf(titles);
        widths = List.copyOf(widths);
    }

    Table(List<String> titles) {
        this(titles, titles.stream().map(String::length).toList());
    }

    /// The same, wide enough for `rows`.
    Table fitted(List<List<String>> rows) {
        List<Integer> fitting = new ArrayList<>(widths);
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int wanted = Math.min(clean(row.get(i)).length(), WIDEST);
                if (i == fitting.size()) {
                    fitting.add(wanted);
                } else {
                    fitting.set(i, Math.max(fitting.get(i), wanted));
                }
            }
        }
        return new Table(titles, fitting);
    }

    String head() {
        return line(titles);
    }

    List<String> lines(List<List<String>> rows) {
        return rows.stream().map(this::line).toList();
    }

    /// Without what would steer a terminal.
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = clean(cells.get(i));
            line.append(cell);
            if (i < cells.size() - 1) {
                line.append(" ".repeat(Math.max(0, widths.get(i) - cell.length()) + 2));
            }
        }
        return line.toString();
    }
}
