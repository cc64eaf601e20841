package dev.dray.ingress.telegram.text;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/**
 * Reads Markdown: CommonMark with tables and text struck through. HTML in it is text like any other.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/">CommonMark</a>
 */
public final class Markdown {
    private static final List<Extension> EXTENSIONS =
            List.of(StrikethroughExtension.create(), TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /** What is to be shown of a Markdown text; empty where nothing is. */
    public static Formatted format(String markdown) {
        Rendering rendering = new Rendering();
        PARSER.parse(markdown).accept(new BlockVisitor(rendering));
        return rendering.whole();
    }
}
