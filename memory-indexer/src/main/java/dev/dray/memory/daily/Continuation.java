package dev.dray.memory.daily;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a daily log goes on from what is in its file, however that came to be.
 *
 * <p>Entries that a crash before the commit left in the file whole are found by their {@link Mark}. A torn one is a
 * beginning of what is to be appended, as the same entry always makes the same text: only its rest is appended.
 * Anything else is its owner's and stays where it is. So nothing in the file is ever written over.
 */
final class Continuation {
    private final byte[] append;
    private final int accounted;

    private Continuation(byte[] append, int accounted) {
        this.append = append;
        this.accounted = accounted;
    }

    /** @param title the line that begins a new file, with its end */
    static Continuation of(byte[] file, String title, List<EntryText> entries) {
        Map<Mark, Integer> ends = Mark.endsIn(file);
        List<EntryText> missing = entries.stream()
                .filter(entry -> !ends.containsKey(entry.mark()))
                .toList();
        if (missing.isEmpty()) {
            int last = entries.stream()
                    .mapToInt(entry -> ends.getOrDefault(entry.mark(), 0))
                    .max()
                    .orElse(0);
            return new Continuation(new byte[0], last);
        }
        byte[] append = rest(file, title, missing.stream().map(EntryText::text).collect(Collectors.joining("\n")));
        return new Continuation(append, file.length + append.length);
    }

    /** What to add to the end of the file; may be nothing. */
    byte[] append() {
        return append.clone();
    }

    /** How many bytes of the file then hold all entries; fewer than it has where something else comes behind. */
    int accounted() {
        return accounted;
    }

    private static byte[] rest(byte[] file, String title, String text) {
        byte[] whole = (title + "\n" + text).getBytes(UTF_8);
        if (endsWithBeginning(file, whole, file.length)) {
            return Arrays.copyOfRange(whole, file.length, whole.length);
        }
        byte[] bytes = text.getBytes(UTF_8);
        for (int torn = Math.min(file.length, bytes.length - 1); torn > 0; torn--) {
            if (endsWithBeginning(file, bytes, torn)) {
                return Arrays.copyOfRange(bytes, torn, bytes.length);
            }
        }
        return (gap(file) + text).getBytes(UTF_8);
    }

    /** Whether the file's last so many bytes are the first so many of the text. */
    private static boolean endsWithBeginning(byte[] file, byte[] text, int length) {
        return length <= text.length && Arrays.equals(file, file.length - length, file.length, text, 0, length);
    }

    /** What makes an empty line of the end of a file. */
    private static String gap(byte[] end) {
        int breaks = 0;
        for (int i = end.length - 1; i >= 0 && breaks < 2 && (end[i] == '\n' || end[i] == '\r'); i--) {
            breaks += end[i] == '\n' ? 1 : 0;
        }
        return "\n".repeat(2 - breaks);
    }
}
