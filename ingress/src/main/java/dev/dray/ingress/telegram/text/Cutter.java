package dev.dray.ingress.telegram.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into parts that each fit into one message: between paragraphs where that leaves no part half empty, else
 * between lines, else between words, and never inside a character. Code and links stay whole if a message can hold them;
 * code that none can hold is code again in the next part, in the same language.
 */
final class Cutter {
    /** Telegram shows no more of one message. */
    private static final int MOST_ENTITIES = 100;

    private static final Pattern SPACE_AT_CUT = Pattern.compile("(?:[ \t]*\n)+| +");

    private final Formatted whole;
    private final String text;
    private final int most;

    Cutter(Formatted whole, int most) {
        this.whole = whole;
        this.text = whole.text();
        this.most = most;
    }

    List<Formatted> parts() {
        List<Formatted> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = end(from);
            Formatted part = whole.slice(from, to);
            if (!part.text().isBlank()) {
                parts.add(part);
            }
            from = begin(to);
        }
        return parts;
    }

    /** Where the part after a cut begins: the indentation of a first line stays, other space goes. */
    private int begin(int cut) {
        Matcher space = SPACE_AT_CUT.matcher(text).region(cut, text.length());
        return space.lookingAt() ? space.end() : cut;
    }

    private int end(int from) {
        int limit = limit(from);
        if (limit == text.length()) {
            return limit;
        }
        int half = from + (limit - from) / 2;
        for (String between : List.of("\n\n", "\n", " ")) {
            int cut = last(between, half, limit);
            if (cut >= 0) {
                return cut;
            }
        }
        int begun = beginOfWhatStaysWhole(limit);
        if (begun > from) {
            return begun;
        }
        int any = Math.max(last("\n", from + 1, limit), last(" ", from + 1, limit));
        if (any > from) {
            return any;
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) && limit - 1 > from ? limit - 1 : limit;
    }

    /** How far a part can go. */
    private int limit(int from) {
        int limit = Math.min(text.length(), from + most);
        List<Entity> inside = whole.entities().stream()
                .filter(each -> each.offset() < limit && each.end() > from)
                .toList();
        if (inside.size() <= MOST_ENTITIES) {
            return limit;
        }
        int tooMany = inside.get(MOST_ENTITIES).offset();
        return tooMany > from ? tooMany : limit;
    }

    /** The last place at or before {@code limit} where a text can be cut at {@code between}; -1 where there is none. */
    private int last(String between, int lowest, int limit) {
        int at = text.lastIndexOf(between, limit);
        while (at >= lowest && beginOfWhatStaysWhole(at) < at) {
            at = text.lastIndexOf(between, at - 1);
        }
        return at >= lowest ? at : -1;
    }

    /** Where to cut at the latest so as not to cut what stays whole; {@code cut} itself where nothing is cut there. */
    private int beginOfWhatStaysWhole(int cut) {
        return whole.entities().stream()
                .filter(each -> each.kind().staysWhole() && each.length() <= most)
                .filter(each -> each.offset() < cut && cut < each.end())
                .mapToInt(Entity::offset)
                .min()
                .orElse(cut);
    }
}
