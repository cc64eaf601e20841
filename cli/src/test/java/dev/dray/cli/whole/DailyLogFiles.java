package dev.dray.cli.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The daily logs as they lie on disk. */
record DailyLogFiles(Path directory) {
    private static final Pattern MARK = Pattern.compile("(?m)^<!-- dray:(\\S+) -->$");

    /** The mark that ends each entry, which is the id of the journal's entry; of all days. */
    List<String> marks() {
        return texts().flatMap(text -> MARK.matcher(text).results())
                .map((MatchResult mark) -> mark.group(1))
                .toList();
    }

    /** Waits until a message's entry is there. */
    void awaitMessage(String id) throws InterruptedException {
        Patience.until(
                "the entry of " + id + " in the daily log", () -> marks().contains("message/" + id), this::marks);
    }

    private Stream<String> texts() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".md")).map(DailyLogFiles::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
