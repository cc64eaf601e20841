package dev.dray.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Looks into a directory of daily logs. */
public final class TestingFiles {
    private TestingFiles() {}

    /** Every file's text by its name. */
    public static Map<String, String> in(Path directory) {
        Map<String, String> texts = new TreeMap<>();
        try (var files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
