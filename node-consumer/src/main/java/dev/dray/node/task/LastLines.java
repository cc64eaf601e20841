package dev.dray.node.task;

/** The last lines of a text, up to a number of characters. Safe for use by several threads. */
final class LastLines {
    private static final String CUT = "…\n";

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private boolean cut;

    LastLines(int limit) {
        this.limit = limit;
    }

    synchronized void add(String line) {
        text.append(line).append('\n');
        if (text.length() > 2 * limit) {
            shorten();
        }
    }

    /** The lines without blank ones around them; begins with an ellipsis where earlier ones are left out. */
    synchronized String text() {
        if (text.length() > limit) {
            shorten();
        }
        String lines = text.toString().strip();
        return cut ? CUT + lines : lines;
    }

    /** The last line that is not blank, or nothing. */
    synchronized String last() {
        return text.toString().strip().lines().reduce((_, later) -> later).orElse("");
    }

    private void shorten() {
        int from = Math.max(0, text.length() - limit);
        int lineStart = text.indexOf("\n", from - 1) + 1;
        boolean oneLongLine = lineStart >= text.length();
        text.delete(0, oneLongLine ? from : lineStart);
        cut = true;
    }
}
