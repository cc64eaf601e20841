package dev.dray.ingress.calendar;

import dev.dray.runtime.value.DataSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A calendar in a file; known by its time and size, as a file that is written anew has others. */
record FileOrigin(Path file, DataSize most) implements Origin {

    @Override
    public Answer read(Known known) {
        try {
            String tag = Files.getLastModifiedTime(file) + " " + Files.size(file);
            if (tag.equals(known.tag())) {
                return new Answer.Same();
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(most.intBytes() + 1);
                if (bytes.length > most.bytes()) {
                    throw new UnreachableCalendarException(
                            "%s is larger than %s; export fewer years of it".formatted(file, most));
                }
                return new Answer.Now(ByteBuffer.wrap(bytes), new Known(tag, ""));
            }
        } catch (NoSuchFileException e) {
            throw new UnreachableCalendarException("there is no file " + file + "; put it there", e);
        } catch (IOException e) {
            throw new UnreachableCalendarException(
                    "%s: %s; give it to the user who runs dray".formatted(file, e.getMessage()), e);
        }
    }
}
