package dev.dray.ingress.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text into parts that each fit into one message: between paragraphs where that leaves no part half empty, else
 * between lines, else between words, and never inside a character. A fenced block of code stays whole if a message can
 * hold it; one that no message can hold is closed at the end of a part and opened again, with its language, in the next.
 */
final class TextParts {
    /** How long a message may be, in UTF-16 units. */
    static final int MOST_UNITS = 4096;

    private static final Pattern CUT_AT = Pattern.compile("^(?:(?:[ \t]*\n)+| +)");

    private final int most;
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();

    private TextParts(int most) {
        this.most = most;
    }

    /** The parts of a text, none of them blank and none longer than {@code most} UTF-16 units (at least 64). */
    static List<String> of(String text, int most) {
        TextParts parts = new TextParts(most);
        for (TextBlock block : TextBlock.of(text)) {
            switch (block) {
                case TextBlock.Prose prose -> parts.addProse(prose.text());
                case TextBlock.Fence fence -> parts.addFence(fence);
            }
        }
        parts.flush();
        return List.copyOf(parts.parts);
    }

    private void addProse(String text) {
        String rest = text;
        while (current.length() + rest.length() > most) {
            int cut = cut(rest, most - current.length());
            if (cut == 0) {
                flush();
                rest = begun(rest);
                continue;
            }
            current.append(rest, 0, cut);
            flush();
            rest = begun(rest.substring(cut));
        }
        current.append(rest);
    }

    private void addFence(TextBlock.Fence fence) {
        if (current.length() + fence.whole().length() > most) {
            flush();
        }
        if (fence.whole().length() <= most) {
            current.append(fence.whole());
            return;
        }
        // Beside the two fences there are up to three line ends.
        int room = most - fence.open().length() - fence.close().length() - 3;
        if (room < most / 2) {
            addProse(fence.whole());
            return;
        }
        StringBuilder code = new StringBuilder();
        for (String line : fence.code().split("(?<=\n)", -1)) {
            String rest = line;
            while (code.length() + rest.length() > room) {
                if (code.isEmpty()) {
                    int cut = whole(rest, room);
                    code.append(rest, 0, cut);
                    rest = rest.substring(cut);
                }
                addPiece(fence, code);
            }
            code.append(rest);
        }
        addPiece(fence, code);
    }

    private void addPiece(TextBlock.Fence fence, StringBuilder code) {
        if (!code.isEmpty()) {
            flush();
            boolean ended = code.charAt(code.length() - 1) == '\n';
            current.append(fence.open())
                    .append('\n')
                    .append(code)
                    .append(ended ? "" : "\n")
                    .append(fence.close())
                    .append('\n');
            code.setLength(0);
        }
    }

    /** Where to cut a text that does not fit into {@code room}; 0 where it should rather begin in a new part. */
    private int cut(String text, int room) {
        if (room <= 0) {
            return 0;
        }
        int paragraph = text.lastIndexOf("\n\n", room - 1);
        if (paragraph > 0 && current.length() + paragraph >= most / 2) {
            return paragraph;
        }
        int line = text.lastIndexOf('\n', room - 1);
        if (line > 0 && current.length() + line >= most / 2) {
            return line;
        }
        int word = text.lastIndexOf(' ', room - 1);
        if (word > 0 && current.length() + word >= most / 2) {
            return word;
        }
        if (!current.isEmpty()) {
            return 0;
        }
        int any = Math.max(paragraph, Math.max(line, word));
        return any > 0 ? any : whole(text, room);
    }

    /** The most units up to {@code room} that do not end between the two halves of a character. */
    private static int whole(String text, int room) {
        return Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
    }

    /** What is left of a text without the space it was cut at; the indentation of a first line stays. */
    private static String begun(String rest) {
        return CUT_AT.matcher(rest).replaceFirst("");
    }

    private void flush() {
        String part = current.toString().stripTrailing();
        if (!part.isBlank()) {
            parts.add(part);
        }
        current.setLength(0);
    }
}
