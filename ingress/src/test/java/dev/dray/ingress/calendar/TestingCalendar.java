package dev.dray.ingress.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A calendar file that events are written into. */
final class TestingCalendar {
    private final Path file;
    private final List<String> events = new ArrayList<>();
    private int writes;

    TestingCalendar(Path file) {
        this.file = file;
        write();
    }

    Path file() {
        return file;
    }

    /** An event's lines, from {@code BEGIN:VEVENT} to its end. */
    static String event(String uid, String... lines) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\n%s\r\nEND:VEVENT"
                .formatted(uid, String.join("\r\n", lines));
    }

    static String utc(Instant time) {
        return time.toString().replaceAll("[-:]", "");
    }

    static String calendar(List<String> events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
                + String.join("", events.stream().map(event -> event + "\r\n").toList()) + "END:VCALENDAR\r\n";
    }

    TestingCalendar add(String event) {
        events.add(event);
        return write();
    }

    TestingCalendar only(String... all) {
        events.clear();
        events.addAll(List.of(all));
        return write();
    }

    TestingCalendar raw(String text) {
        try {
            Files.writeString(file, text, UTF_8);
            // Writes within one tick of the disk's clock are told apart all the same.
            Files.setLastModifiedTime(
                    file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(++writes)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestingCalendar write() {
        return raw(calendar(events));
    }
}
