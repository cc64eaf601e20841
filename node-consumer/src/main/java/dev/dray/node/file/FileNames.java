package dev.dray.node.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for files in one directory, made of what senders call them: harmless, not too long, and each used once. */
final class FileNames {
    /** No file system takes more than 255 bytes, and a character may be four. */
    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>();

    /** A name like the one said. */
    String unique(String said) {
        String name = harmless(said);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        String free = name;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) { // Some file systems know no case.
            free = "%s-%d%s".formatted(stem, n, ending);
        }
        return free;
    }

    private static String harmless(String said) {
        String last = said.replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}:*?\"<>|]", "_")
                .replaceAll("^[.\\s]+|[.\\s]+$", "");
        String name = shortened(last.isEmpty() ? "file" : last);
        try {
            return Path.of(name).toString();
        } catch (InvalidPathException _) {
            return name.replaceAll("[^\\x20-\\x7e]", "_"); // This system was started without a UTF-8 locale.
        }
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST / 4 ? name.substring(dot) : "";
        return name.substring(0, LONGEST - ending.length()) + ending;
    }
}
