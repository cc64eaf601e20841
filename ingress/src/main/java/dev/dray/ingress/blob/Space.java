package dev.dray.ingress.blob;

import dev.dray.ingress.channel.BlobsFullException;
import dev.dray.runtime.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How many bytes all files of a store take, half ones among them. Each is counted before it is written. */
final class Space {
    private static final long NOT_MEASURED = -1;

    private final Path directory;
    private final DataSize total;
    private long used = NOT_MEASURED;

    Space(Path directory, DataSize total) {
        this.directory = directory;
        this.total = total;
    }

    /** @throws BlobsFullException where there is no room for so many more */
    synchronized void take(long bytes) throws IOException {
        measure();
        if (bytes > total.bytes() - used) {
            throw new BlobsFullException(total);
        }
        used += bytes;
    }

    synchronized void free(long bytes) {
        if (used != NOT_MEASURED) { // Otherwise what was deleted will not be measured.
            used -= bytes;
        }
    }

    synchronized long left() throws IOException {
        measure();
        return total.bytes() - used;
    }

    private void measure() throws IOException {
        if (used == NOT_MEASURED) {
            long found = 0;
            for (Path file : files(directory)) {
                found += size(file);
            }
            used = found;
        }
    }

    /** The files in a directory and those below it; none where there is no such directory. */
    static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0; // Moved to its place, or gone, meanwhile.
        }
    }
}
