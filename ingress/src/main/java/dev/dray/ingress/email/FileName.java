package dev.dray.ingress.email;

import java.util.regex.Pattern;

/** File names that strangers wrote. */
final class FileName {
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cntrl}\\p{Cf}:*?\"<>|]+");
    private static final int LONGEST = 120;

    private FileName() {}

    /** A name to show and to save under: no folders, no control or direction characters, at most 120 characters. */
    static String safe(String name) {
        String last = FOLDERS.matcher(name.strip()).replaceFirst("");
        String clean = HARMFUL.matcher(last).replaceAll("_").strip();
        if (clean.matches("\\.+")) {
            return "";
        }
        int over = clean.length() - LONGEST;
        if (over <= 0) {
            return clean;
        }
        // What a program goes by is at the end.
        int dot = clean.lastIndexOf('.');
        int end = dot > clean.length() - 12 && dot > over ? dot : clean.length();
        return clean.substring(0, end - over) + clean.substring(end);
    }
}
