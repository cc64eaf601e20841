package dev.dray.memory.daily;

import dev.dray.memory.MemoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the daily logs. Needs nothing else to run, and may read while the fold writes. */
public record DailyLogs(Path directory) {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.md");

    /** That day's log as a person reads it, without the marks; nothing where the day has none. */
    public Optional<String> read(LocalDate day) {
        Path file = DayFile.in(directory, day).path();
        try {
            return Optional.of(Mark.without(Files.readString(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The newest day that has a log. */
    public Optional<LocalDate> latest() {
        List<LocalDate> days = days();
        return days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
    }

    /** Every day that has a log, oldest first. */
    public List<LocalDate> days() {
        try (var files = Files.list(directory)) {
            return files.map(file -> day(file.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static Optional<LocalDate> day(String name) {
        var matcher = NAME.matcher(name);
        try {
            return matcher.matches() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static MemoryException unreadable(Path place, IOException e) {
        return new MemoryException("%s cannot be read: %s; check who owns it".formatted(place, e.getMessage()), e);
    }
}
