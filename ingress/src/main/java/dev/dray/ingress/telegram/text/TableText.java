package dev.dray.ingress.telegram.text;

import dev.dray.ingress.telegram.text.Entity.Kind;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** A table as lines of equally wide columns. */
final class TableText {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private int headRows;

    TableText(TableBlock table) {
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    add(row);
                }
            }
            headRows = part instanceof TableHead ? rows.size() : headRows;
        }
    }

    private void add(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            Rendering words = new Rendering();
            new InlineVisitor(words).childrenOf(cell);
            String text = withAddresses(words.whole()).replace('\n', ' ');
            int column = cells.size();
            cells.add(text);
            if (column == widths.size()) {
                widths.add(0);
            }
            widths.set(column, Math.max(widths.get(column), width(text)));
        }
        rows.add(cells);
    }

    /** Code holds no links: where each leads to is written after it. */
    private static String withAddresses(Formatted cell) {
        StringBuilder text = new StringBuilder(cell.text());
        for (Entity each : cell.entities().reversed()) {
            if (each.kind() == Kind.TEXT_LINK) {
                text.insert(each.end(), " (" + each.detail() + ")");
            }
        }
        return text.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            if (row == headRows && row > 0) {
                lines.append("─"
                                .repeat(Math.max(
                                        0,
                                        widths.stream()
                                                        .mapToInt(width -> width + 2)
                                                        .sum()
                                                - 2)))
                        .append('\n');
            }
            lines.append(line(rows.get(row)).stripTrailing()).append('\n');
        }
        return lines.toString();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).repeat(' ', widths.get(column) - width(cell) + 2);
        }
        return line.toString();
    }
}
