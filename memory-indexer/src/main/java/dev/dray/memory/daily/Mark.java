package dev.dray.memory.daily;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.schema.JournalEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The last line of every entry in a daily log, {@code <!-- dray:ID -->}: unseen where Markdown is rendered, found by
 * grep, and proof that the whole entry is in the file. An id is written as it is but for what could end the comment
 * or break the line, which is percent-encoded.
 */
record Mark(String id) {
    private static final Pattern LINE = Pattern.compile("<!-- dray:([^\\s<>]+) -->\\r?\\n");
    private static final Pattern ALONE = Pattern.compile("(?m)^<!-- dray:[^\\s<>]+ -->\\r?\\n?");
    private static final Pattern TWO_DASHES = Pattern.compile("-(?=-)|-$");

    static Mark of(JournalEntry entry) {
        return new Mark(encoded(entry.getId()));
    }

    /** Where each marked entry ends: offset just behind its mark's line, by id. One without its line end is not whole. */
    static Map<Mark, Integer> endsIn(byte[] file) {
        Map<Mark, Integer> ends = new HashMap<>();
        // One character a byte, so that positions are offsets; a mark is all ASCII.
        var matcher = LINE.matcher(new String(file, ISO_8859_1));
        while (matcher.find()) {
            ends.putIfAbsent(new Mark(matcher.group(1)), matcher.end());
        }
        return ends;
    }

    /** A daily log as a person reads it. */
    static String without(String markdown) {
        return ALONE.matcher(markdown).replaceAll("");
    }

    @Override
    public String toString() {
        return "<!-- dray:" + id + " -->";
    }

    private static String encoded(String id) {
        StringBuilder out = new StringBuilder();
        for (byte b : id.getBytes(UTF_8)) {
            boolean plain = b > ' ' && b < 0x7f && b != '<' && b != '>' && b != '%';
            out.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
        }
        return TWO_DASHES.matcher(out).replaceAll("%2D");
    }
}
