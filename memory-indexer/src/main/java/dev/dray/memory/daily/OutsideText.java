package dev.dray.memory.daily;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text somebody else wrote, made harmless to the file it goes into: no control or terminal characters, no direction
 * overrides, no Markdown comment that could hide what follows or pass for a {@link Mark}. What could pass for a heading
 * is the business of {@link Page}, which lets no line of it begin a line of the file.
 */
final class OutsideText {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern TERMINAL = Pattern.compile("\\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007\\u001B]*)");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\t]]");

    private OutsideText() {}

    /** The lines, without blank ones at either end. */
    static List<String> lines(String text) {
        List<String> lines = Arrays.stream(
                        LINE_BREAK.split(TERMINAL.matcher(text.stripTrailing()).replaceAll("")))
                .map(OutsideText::clean)
                .dropWhile(String::isBlank)
                .toList();
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(0, end);
    }

    /** All of it in one line. */
    static String oneLine(String text) {
        return String.join(" ", lines(text)).strip();
    }

    /** At most so many characters of it; what is left out is counted, and {@code whereabouts} says where the whole is. */
    static String cut(String text, int limit, String whereabouts) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        int more = text.substring(end).getBytes(UTF_8).length;
        return text.substring(0, end) + "\n… (%s more: %s)".formatted(Amounts.size(more), whereabouts);
    }

    private static String clean(String line) {
        return UNSEEN.matcher(line).replaceAll("").replace("<!--", "&lt;!--");
    }
}
