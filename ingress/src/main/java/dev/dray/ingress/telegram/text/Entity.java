package dev.dray.ingress.telegram.text;

import java.util.Locale;

/**
 * How a stretch of a text is shown.
 *
 * @param offset where it begins, in UTF-16 units
 * @param length in UTF-16 units, at least one
 * @param detail the address of a {@link Kind#TEXT_LINK}, the language of a {@link Kind#PRE} or nothing
 * @see <a href="https://core.telegram.org/bots/api#messageentity">Bot API: MessageEntity</a>
 */
public record Entity(Kind kind, int offset, int length, String detail) {

    /** What Telegram can show that Markdown can say. */
    public enum Kind {
        BOLD,
        ITALIC,
        STRIKETHROUGH,
        CODE,
        PRE,
        TEXT_LINK,
        BLOCKQUOTE;

        /** Telegram's word. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isCode() {
            return this == CODE || this == PRE;
        }

        /** Whether half of it is worth less than a shorter message. */
        boolean staysWhole() {
            return isCode() || this == TEXT_LINK;
        }
    }

    /** Where it ends, exclusively. */
    public int end() {
        return offset + length;
    }

    Entity between(int from, int to) {
        return new Entity(kind, from, to - from, detail);
    }
}
