package dev.dray.runtime.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that somebody who wrote an unknown one most likely meant. */
public final class DidYouMean {
    private DidYouMean() {}

    /** The known word nearest to {@code written}, if it is near enough to have been meant. */
    public static Optional<String> closest(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= Math.max(1, Math.min(written.length(), word.length()) / 3))
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** {@code ; did you mean "word"?}, to end a sentence with, or nothing where no known word is near. */
    public static String hint(String written, Collection<String> known) {
        return closest(written, known)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
    }

    /** How many letters must be put in, left out, changed or swapped with their neighbour to get from a to b. */
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], 1 + rows[i - 2][j - 2]);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
