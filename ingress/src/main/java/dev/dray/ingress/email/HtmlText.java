package dev.dray.ingress.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML as a person reads it: paragraphs, list items and rows in lines of their own, quotes after {@code >}. */
final class HtmlText implements NodeVisitor {
    /** Also what is there but hidden: the sender's program shows it to nobody, so nobody wrote it. */
    private static final String UNSEEN =
            "head, script, style, template, noscript, title, [hidden], [style*=display:none], [style*=display: none],"
                    + " [style*=visibility:hidden], [style*=visibility: hidden], [style*=mso-hide]";

    private static final Set<String> APART =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre");
    private static final Pattern META = Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([A-Za-z0-9_:.-]+)");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u200B\\u200C\\uFEFF\\u00AD\\u034F]+");
    private static final int META_WITHIN = 2_048;

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int quotes;
    private int preformatted;

    private HtmlText() {}

    static String of(String html) {
        Document page = Jsoup.parse(html);
        page.select(UNSEEN).remove();
        HtmlText text = new HtmlText();
        page.body().traverse(text);
        text.endLine();
        return String.join("\n", text.lines)
                .replaceAll("(?m)^(?:>|> )*[ \\t]+$", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** The charset a page says it is in; empty where it says none. */
    static String charsetSaidIn(byte[] page) {
        String head = new String(page, 0, Math.min(page.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher said = META.matcher(head);
        return said.find() ? said.group(1) : "";
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words -> add(words.getWholeText());
            case Element element -> begin(element);
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "blockquote" -> {
                endLine();
                quotes--;
            }
            case "pre" -> {
                preformatted--;
                endBlock(element);
            }
            case "a" -> addTarget(element);
            case "td", "th" -> line.append(' ');
            default -> endBlock(element);
        }
    }

    private void begin(Element element) {
        endBlock(element);
        switch (element.normalName()) {
            case "br" -> newLine();
            case "hr" -> lines.add("");
            case "blockquote" -> {
                endLine();
                quotes++;
            }
            case "pre" -> preformatted++;
            case "li" -> line.append("- ");
            case "img" ->
                line.append(
                        element.attr("alt").isBlank()
                                ? ""
                                : "[" + element.attr("alt").strip() + "]");
            default -> {}
        }
    }

    private void endBlock(Element element) {
        if (element.isBlock() || element.normalName().equals("tr")) {
            endLine();
            if (APART.contains(element.normalName())
                    && !lines.isEmpty()
                    && !lines.getLast().isBlank()) {
                newLine();
            }
        }
    }

    private void add(String words) {
        if (preformatted > 0) {
            String[] each = words.split("\n", -1);
            for (int i = 0; i < each.length; i++) {
                line.append(each[i]);
                if (i < each.length - 1) {
                    newLine();
                }
            }
            return;
        }
        String plain = SPACES.matcher(words).replaceAll(" ");
        boolean spaced = line.isEmpty() || line.charAt(line.length() - 1) == ' ';
        line.append(spaced ? plain.stripLeading() : plain);
    }

    private void addTarget(Element link) {
        String target = link.attr("href").strip();
        String shown = link.text().strip();
        if (target.matches("(?i)https?://\\S+") && !shown.isEmpty() && !target.contains(shown)) {
            line.append(" (").append(target).append(')');
        }
    }

    private void endLine() {
        if (!line.toString().isBlank()) {
            newLine();
        }
        line.setLength(0);
    }

    private void newLine() {
        lines.add(
                quotes > 0
                        ? ">".repeat(quotes) + " " + line.toString().stripTrailing()
                        : line.toString().stripTrailing());
        line.setLength(0);
    }
}
