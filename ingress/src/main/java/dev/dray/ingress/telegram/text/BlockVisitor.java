package dev.dray.ingress.telegram.text;

import dev.dray.ingress.telegram.text.Entity.Kind;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** Renders the blocks of a Markdown text. */
final class BlockVisitor extends AbstractVisitor {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String RULE = "———";

    private final Rendering to;
    private final InlineVisitor inline;
    private int depth;
    private boolean tight;

    BlockVisitor(Rendering to) {
        this.to = to;
        this.inline = new InlineVisitor(to);
    }

    @Override
    public void visit(Paragraph paragraph) {
        to.lines(tight ? 1 : 2);
        inline.childrenOf(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        to.lines(2);
        to.shown(Kind.BOLD, "", () -> inline.childrenOf(heading));
    }

    @Override
    public void visit(ThematicBreak rule) {
        to.lines(2);
        to.add(RULE);
    }

    @Override
    public void visit(BlockQuote quote) {
        to.lines(2);
        to.fresh();
        to.shown(Kind.BLOCKQUOTE, "", () -> visitChildren(quote));
    }

    @Override
    public void visit(FencedCodeBlock code) {
        pre(code.getLiteral(), SPACE.split(text(code.getInfo()).strip(), 2)[0]);
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        pre(code.getLiteral(), "");
    }

    @Override
    public void visit(HtmlBlock html) {
        to.lines(2);
        to.add(html.getLiteral());
    }

    /** Shown, as what only looks like one, such as {@code [INFO]: done}, is something that was said. */
    @Override
    public void visit(LinkReferenceDefinition definition) {
        to.lines(tight || definition.getPrevious() instanceof LinkReferenceDefinition ? 1 : 2);
        String title = text(definition.getTitle());
        to.add("[%s]: %s".formatted(definition.getLabel(), definition.getDestination()));
        to.add(title.isEmpty() ? "" : " \"" + title + '"');
    }

    @Override
    public void visit(BulletList list) {
        list(list, 1);
    }

    @Override
    public void visit(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        list(list, start == null ? 1 : start);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            pre(new TableText(table).toString(), "");
        } else {
            visitChildren(block);
        }
    }

    private void list(ListBlock list, int start) {
        boolean tightAround = tight;
        to.lines(depth > 0 ? 1 : 2);
        tight = list.isTight();
        depth++;
        int number = start;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = list instanceof OrderedList ordered ? number + text(ordered.getMarkerDelimiter()) : "•";
            if (item.getPrevious() != null) {
                to.lines(tight ? 1 : 2);
            }
            to.add("  ".repeat(depth - 1) + mark + " ");
            to.fresh();
            if (item instanceof ListItem) {
                visitChildren(item);
            }
            number++;
        }
        depth--;
        tight = tightAround;
    }

    private void pre(String code, String language) {
        to.lines(tight ? 1 : 2);
        to.shown(Kind.PRE, language, () -> to.add(code.stripTrailing()));
    }

    private static String text(@Nullable String perhaps) {
        return perhaps == null ? "" : perhaps;
    }
}
