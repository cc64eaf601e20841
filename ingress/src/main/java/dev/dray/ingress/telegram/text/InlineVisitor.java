package dev.dray.ingress.telegram.text;

import dev.dray.ingress.telegram.text.Entity.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Renders what stands within the lines of a Markdown text. */
final class InlineVisitor extends AbstractVisitor {
    /** Telegram takes the others for no links. */
    private static final Set<String> LINKED = Set.of("http", "https", "tg", "ton");

    private final Rendering to;

    InlineVisitor(Rendering to) {
        this.to = to;
    }

    void childrenOf(Node block) {
        visitChildren(block);
    }

    @Override
    public void visit(Text text) {
        to.add(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        to.add("\n");
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        to.add("\n");
    }

    @Override
    public void visit(HtmlInline html) {
        to.add(html.getLiteral());
    }

    @Override
    public void visit(Code code) {
        to.shown(Kind.CODE, "", () -> to.add(code.getLiteral()));
    }

    @Override
    public void visit(Emphasis emphasis) {
        to.shown(Kind.ITALIC, "", () -> visitChildren(emphasis));
    }

    @Override
    public void visit(StrongEmphasis strong) {
        to.shown(Kind.BOLD, "", () -> visitChildren(strong));
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Strikethrough) {
            to.shown(Kind.STRIKETHROUGH, "", () -> visitChildren(node));
        } else {
            visitChildren(node);
        }
    }

    @Override
    public void visit(Link link) {
        link(link, link.getDestination());
    }

    @Override
    public void visit(Image image) {
        link(image, image.getDestination());
    }

    private void link(Node link, @Nullable String destination) {
        String address = destination == null ? "" : destination;
        boolean says = link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && (address.equals(text.getLiteral()) || address.equals("mailto:" + text.getLiteral()));
        if (says) {
            visitChildren(link);
        } else if (link.getFirstChild() == null) {
            to.add(address);
        } else if (isLinked(address)) {
            to.shown(Kind.TEXT_LINK, address, () -> visitChildren(link));
        } else {
            visitChildren(link);
            to.add(address.isEmpty() ? "" : " (" + address + ")");
        }
    }

    private static boolean isLinked(String address) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            String host = String.valueOf(uri.getHost());
            return LINKED.contains(scheme) && (!scheme.startsWith("http") || host.contains(".") || host.contains(":"));
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
