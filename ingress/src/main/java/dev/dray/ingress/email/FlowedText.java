package dev.dray.ingress.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text whose lines were broken only for the way (RFC 3676): a space at the end of a line says so. */
final class FlowedText {
    private static final Pattern LINE = Pattern.compile("(>*) ?(.*)");

    private FlowedText() {}

    /** @param drop whether the space at the end of a line is not part of the text */
    static String joined(String text, boolean drop) {
        StringBuilder joined = new StringBuilder();
        String quotes = "";
        boolean open = false;
        for (String line : text.split("\n", -1)) {
            Matcher read = LINE.matcher(line);
            if (!read.matches()) {
                continue;
            }
            String words = read.group(1).isEmpty() && !line.startsWith(" ") ? line : read.group(2);
            boolean signature = words.equals("-- ");
            if (!open || !read.group(1).equals(quotes) || signature) {
                joined.append(joined.isEmpty() ? "" : "\n").append(read.group(1));
                joined.append(read.group(1).isEmpty() ? "" : " ");
            }
            quotes = read.group(1);
            open = words.endsWith(" ") && !signature;
            joined.append(open && drop ? words.substring(0, words.length() - 1) : words);
        }
        return joined.toString();
    }
}
