package dev.dray.memory.daily;

import dev.dray.memory.Projection;
import dev.dray.schema.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes each entry into the Markdown file of its day, {@code YYYY-MM-DD.md} in one directory. A day is a local day; an
 * entry that comes late stands at the end of its own day's file, under its own time.
 *
 * <p>Exactly once, and never over an owner's edit: see {@link Continuation}.
 */
public final class DailyLog implements Projection {
    private final LogDirectory directory;
    private final ZoneId zone;
    private final EntryMarkdown markdown;
    private final Disk disk;

    public DailyLog(Path directory, ZoneId zone) {
        this(directory, zone, new LocalDisk());
    }

    DailyLog(Path directory, ZoneId zone, Disk disk) {
        this.directory = new LogDirectory(directory);
        this.zone = zone;
        this.markdown = new EntryMarkdown(zone);
        this.disk = disk;
    }

    @Override
    public Batch begin(Connection transaction) {
        return new Days(new KnownFiles(transaction));
    }

    /** The entries of a batch, by day. */
    private final class Days implements Batch {
        private final Map<LocalDate, List<EntryText>> days = new TreeMap<>();
        private final KnownFiles knownFiles;

        Days(KnownFiles knownFiles) {
            this.knownFiles = knownFiles;
        }

        @Override
        public void apply(JournalEntry entry) {
            LocalDate day = LocalDate.ofInstant(entry.getAt(), zone);
            days.computeIfAbsent(day, _ -> new ArrayList<>()).add(markdown.of(entry));
        }

        @Override
        public void finish() throws SQLException {
            if (!days.isEmpty()) {
                directory.ensure(knownFiles);
            }
            for (var day : days.entrySet()) {
                DayFile file = DayFile.in(directory.path(), day.getKey());
                try {
                    knownFiles.set(day.getKey(), file.add(day.getValue(), knownFiles.of(day.getKey()), disk));
                } catch (IOException e) {
                    throw LogDirectory.failure(file.path(), e);
                }
            }
        }
    }
}
