package dev.dray.ingress.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of Markdown: prose, or one fenced block of code. The texts of all blocks make up the whole again.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#fenced-code-blocks">CommonMark: fenced code blocks</a>
 */
sealed interface TextBlock {

    record Prose(String text) implements TextBlock {}

    /**
     * A block of code between two fences.
     *
     * @param open the line that opens it, with the language
     * @param code its lines, each ended
     * @param close the line that closes it, also where the text ended without one
     * @param whole all of it as it was written
     */
    record Fence(String open, String code, String close, String whole) implements TextBlock {}

    Pattern OPEN = Pattern.compile(" {0,3}(`{3,}|~{3,})([^\n]*)\n?");

    static List<TextBlock> of(String text) {
        List<TextBlock> blocks = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        List<String> lines = List.of(text.split("(?<=\n)", -1));
        for (int i = 0; i < lines.size(); i++) {
            Matcher open = OPEN.matcher(lines.get(i));
            if (!open.matches()
                    || (open.group(1).startsWith("`") && open.group(2).contains("`"))) {
                prose.append(lines.get(i));
                continue;
            }
            if (!prose.isEmpty()) {
                blocks.add(new Prose(prose.toString()));
                prose.setLength(0);
            }
            int end = closing(lines, i + 1, open.group(1));
            blocks.add(fence(lines.subList(i, end), open.group(1)));
            i = end - 1;
        }
        if (!prose.isEmpty()) {
            blocks.add(new Prose(prose.toString()));
        }
        return blocks;
    }

    /** The index after the line that closes a fence; the end where none does. */
    private static int closing(List<String> lines, int from, String fence) {
        for (int i = from; i < lines.size(); i++) {
            if (closes(lines.get(i), fence)) {
                return i + 1;
            }
        }
        return lines.size();
    }

    private static boolean closes(String line, String fence) {
        String said = line.strip();
        return said.length() >= fence.length() && said.chars().allMatch(c -> c == fence.charAt(0));
    }

    private static Fence fence(List<String> lines, String fence) {
        boolean closed = lines.size() > 1 && closes(lines.getLast(), fence);
        List<String> code = lines.subList(1, closed ? lines.size() - 1 : lines.size());
        return new Fence(lines.getFirst().stripTrailing(), String.join("", code), fence, String.join("", lines));
    }
}
