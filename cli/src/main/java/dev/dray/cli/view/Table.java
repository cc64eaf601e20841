package dev.dray.cli.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows under a heading, in columns as wide as their widest cell; the last column is cut to the terminal's width. */
public final class Table {
    private static final String GAP = "  ";
    private static final String CUT = "…";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heading) {
        rows.add(List.of(heading));
    }

    /** Adds a row; a cell's line breaks become spaces, and other control characters are shown. */
    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Visible.of(String.valueOf(cell).replaceAll("\\s+", " ").strip()));
        }
        rows.add(row);
        return this;
    }

    /** The lines of the table, at most that many characters wide. */
    public List<String> lines(int width) {
        List<Integer> widths =
                new ArrayList<>(Collections.nCopies(rows.getFirst().size(), 0));
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths.set(column, Math.max(widths.get(column), length(row.get(column))));
            }
        }
        return rows.stream().map(row -> line(row, widths, width)).toList();
    }

    private static String line(List<String> row, List<Integer> widths, int width) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(column == 0 ? "" : GAP).append(cell);
            if (column < row.size() - 1) {
                line.repeat(' ', widths.get(column) - length(cell));
            }
        }
        String text = line.toString().stripTrailing();
        return length(text) <= width
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + CUT;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
