package dev.dray.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/**
 * Where answers go: standard output in the form that was asked for, and standard error for what is not part of the
 * answer. Control characters in either are shown, not obeyed.
 */
public final class Screen {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Form form;
    private final int width;

    /** In which form answers are printed. */
    public enum Form {
        TABLE,
        JSON
    }

    public Screen(PrintWriter out, PrintWriter err, Form form, int width) {
        this.out = out;
        this.err = err;
        this.form = form;
        this.width = width;
    }

    public boolean json() {
        return form == Form.JSON;
    }

    /**
     * A line of the answer.
     *
     * @throws OutputClosedException where nobody reads it any more
     */
    public void line(String line) {
        out.println(Visible.of(line));
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }

    /** One JSON document on one line. */
    public void json(JsonNode node) {
        line(node.toString());
    }

    public void table(Table table) {
        table.lines(width).forEach(this::line);
    }

    /** A screen for what is told to a person beside an answer in JSON: lines and tables on standard error. */
    public Screen beside() {
        return new Screen(err, err, Form.TABLE, width);
    }

    /** Something for the person that is not part of the answer. */
    public void aside(String line) {
        err.println(Visible.of(line));
        err.flush();
    }
}
