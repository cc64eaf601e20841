package dev.dray.memory.daily;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The daily log of one day, {@code YYYY-MM-DD.md}. */
record DayFile(Path path, LocalDate day) {
    private static final DateTimeFormatter TITLE =
            DateTimeFormatter.ofPattern("'#' yyyy-MM-dd EEEE'\n'", Locale.ENGLISH);

    /**
     * What a commit knows of the file: how many of its bytes are accounted for, and when it was last written to, in
     * nanoseconds. A file of just that length and time is as that commit left it.
     */
    record Known(long length, long modified) {}

    static DayFile in(Path directory, LocalDate day) {
        return new DayFile(directory.resolve(day + ".md"), day);
    }

    /**
     * Adds the entries that are not in the file yet; they are on disk when it returns.
     *
     * @return what the commit that follows is to know
     */
    Known add(List<EntryText> entries, Optional<Known> known, Disk disk) throws IOException {
        long accounted;
        if (known.isPresent() && known.equals(asFound())) {
            byte[] bytes = entries.stream()
                    .map(EntryText::text)
                    .collect(Collectors.joining("\n", "\n", ""))
                    .getBytes(UTF_8);
            disk.append(path, bytes);
            accounted = known.get().length() + bytes.length;
        } else {
            Continuation continuation = Continuation.of(written(disk), TITLE.format(day), entries);
            disk.append(path, continuation.append());
            accounted = continuation.accounted();
        }
        disk.sync(path);
        return new Known(accounted, modified());
    }

    /** The file's bytes, without the zeros that a power cut can leave where the end was not written in time. */
    private byte[] written(Disk disk) throws IOException {
        byte[] found = disk.read(path);
        int length = found.length;
        while (length > 0 && found[length - 1] == 0) {
            length--;
        }
        if (length < found.length) {
            disk.cut(path, length);
        }
        return Arrays.copyOf(found, length);
    }

    private Optional<Known> asFound() throws IOException {
        return Files.exists(path) ? Optional.of(new Known(Files.size(path), modified())) : Optional.empty();
    }

    private long modified() throws IOException {
        return Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS);
    }
}
