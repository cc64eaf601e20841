package dev.dray.memory.daily;

import java.util.List;

/**
 * Writes one entry's Markdown. Text from outside gets into it only behind a label, in quotation marks or as a block
 * quote, so that none of it can begin a line and pass for a heading.
 */
final class Page {
    private final StringBuilder out = new StringBuilder();
    private boolean openQuote;

    Page line(String line) {
        if (openQuote) {
            blank();
        }
        out.append(line).append('\n');
        return this;
    }

    /** An empty line, where there is none yet. It also ends a block quote, which would swallow the next line. */
    Page blank() {
        if (out.lastIndexOf("\n\n") != out.length() - 2) {
            out.append('\n');
        }
        openQuote = false;
        return this;
    }

    /** Whose words they are: only what others said is put in quotation marks. */
    enum Voice {
        OURS,
        THEIRS
    }

    /** One line of it as a paragraph, several as a block quote. */
    Page said(String text, Voice voice) {
        List<String> lines = OutsideText.lines(text);
        if (lines.size() != 1) {
            return quote(lines);
        }
        String line = lines.getFirst();
        return switch (voice) {
            case THEIRS -> line("\"" + line + "\"");
            case OURS -> line(line.startsWith("#") ? "\\" + line : line);
        };
    }

    /** {@code Label: text}, or the label with the text quoted below it. */
    Page labelled(String label, String text) {
        List<String> lines = OutsideText.lines(text);
        return switch (lines.size()) {
            case 0 -> line(label);
            case 1 -> line(label + ": " + lines.getFirst());
            default -> line(label + ":").quote(lines);
        };
    }

    /** The entry with its mark on a line of its own. */
    EntryText marked(Mark mark) {
        return new EntryText(mark, out.toString().stripTrailing() + "\n" + mark + "\n");
    }

    private Page quote(List<String> lines) {
        lines.forEach(line -> out.append(line.isEmpty() ? ">" : "> " + line).append('\n'));
        openQuote = !lines.isEmpty();
        return this;
    }
}
