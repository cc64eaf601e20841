package dev.dray.ingress.email;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as HTML, for mail programs that show that. HTML inside of it is shown as it is written. */
final class MarkdownPage {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .build();

    private MarkdownPage() {}

    static String of(String markdown) {
        return "<html><body>" + RENDERER.render(PARSER.parse(markdown)) + "</body></html>";
    }
}
