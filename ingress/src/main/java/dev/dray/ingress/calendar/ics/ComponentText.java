package dev.dray.ingress.calendar.ics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One component of a calendar, cut out of it as it stands, so that what is wrong inside one does not spoil the others.
 *
 * @param name {@code VEVENT}, {@code VTIMEZONE}, …
 */
record ComponentText(String name, String lines) {
    private static final Set<String> NEVER_INSIDE_ANOTHER =
            Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VCALENDAR");

    private static final String BEGIN = "BEGIN:";
    private static final String END_OF_CALENDAR = "END:VCALENDAR";
    private static final int SHOWN = 40;

    /** The components of a whole calendar, or of several one after another. */
    static List<ComponentText> cut(byte[] bytes) {
        List<String> lines = decode(bytes).lines().toList();
        requireWhole(lines);
        List<ComponentText> components = new ArrayList<>();
        @Nullable String name = null;
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String upper = line.strip().toUpperCase(Locale.ROOT);
            boolean begins = upper.startsWith(BEGIN) && !Character.isWhitespace(line.charAt(0));
            String begun = begins ? upper.substring(BEGIN.length()) : "";
            // One that is not ended where the next begins lacks its end; reading it will say so.
            if (name != null && (NEVER_INSIDE_ANOTHER.contains(begun) || upper.equals(END_OF_CALENDAR))) {
                components.add(new ComponentText(name, text.toString()));
                name = null;
            }
            if (name == null && begins && !begun.equals("VCALENDAR")) {
                name = begun;
                text.setLength(0);
            }
            if (name != null) {
                text.append(line).append("\r\n");
                if (upper.equals("END:" + name)) {
                    components.add(new ComponentText(name, text.toString()));
                    name = null;
                }
            }
        }
        return components;
    }

    /** A body that was cut off, or a page that asks to log in, must not pass for a calendar without events. */
    private static void requireWhole(List<String> lines) {
        List<String> said = lines.stream().filter(line -> !line.isBlank()).toList();
        if (said.isEmpty()) {
            throw new UnreadableCalendarException("it is empty");
        }
        if (!said.getFirst().strip().equalsIgnoreCase("BEGIN:VCALENDAR")) {
            String first = said.getFirst().strip();
            throw new UnreadableCalendarException("it begins with \"%s\", not with BEGIN:VCALENDAR"
                    .formatted(first.substring(0, Math.min(first.length(), SHOWN))));
        }
        if (!said.getLast().strip().equalsIgnoreCase(END_OF_CALENDAR)) {
            throw new UnreadableCalendarException("it is cut off: its last line is not END:VCALENDAR");
        }
    }

    private static String decode(byte[] bytes) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            // What old Outlooks write; every byte is a letter in it, so nothing is refused for its letters.
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
