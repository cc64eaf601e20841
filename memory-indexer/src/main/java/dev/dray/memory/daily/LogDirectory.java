package dev.dray.memory.daily;

import dev.dray.memory.MemoryException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Where the daily logs are. Made for the first of them, and not again: then its absence is a disk's, or a mistake. */
record LogDirectory(Path path) {

    void ensure(KnownFiles knownFiles) throws SQLException {
        try {
            if (!knownFiles.any()) {
                Files.createDirectories(path);
                return;
            }
            if (Files.isDirectory(path) && isEmpty()) {
                // As bad as none: where a disk is not mounted, the directory it belongs on is left.
                throw gone("is empty");
            }
            if (!Files.exists(path)) {
                throw gone("is gone");
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** A failure to write that place, with what to do about it. */
    static MemoryException failure(Path place, IOException e) {
        String why = switch (e) {
            case AccessDeniedException _ ->
                "it is not writable; give it to the user who runs dray (chown, chmod u+rwX)";
            case NoSuchFileException _ -> "its directory is gone; put it back";
            case FileAlreadyExistsException _, NotDirectoryException _ ->
                "it or its parent is a file; move that away, or name another place under memory.directory";
            case FileSystemException system when system.getReason() != null -> remedied(system.getReason());
            default -> remedied(String.valueOf(e.getMessage()));
        };
        return new MemoryException("%s cannot be written: %s".formatted(place, why), e);
    }

    private static String remedied(String reason) {
        return switch (reason) {
            case "No space left on device" -> "the disk is full; free some space";
            case "Read-only file system" -> "the disk is read-only; mount it writable";
            default -> reason + "; check the disk";
        };
    }

    private MemoryException gone(String how) {
        return new MemoryException(("memory directory %s %s, though days are written in it; put it back (is its disk"
                        + " mounted?), or delete memory.db and its -wal and -shm to have all of it written again")
                .formatted(path, how));
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.newDirectoryStream(path)) {
            return !files.iterator().hasNext();
        }
    }
}
