package dev.dray.node.file;

import dev.dray.schema.Attachment;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files a job made: put where nothing changes them, under their hashes, until the gateway has them. What they are
 * called on the log is known by that, so that a result can be kept before they are brought.
 */
public final class MadeFiles {
    /** A result is one record, and names them all. */
    private static final int MOST = 100;

    private MadeFiles() {}

    /**
     * Takes what is in a directory and below; returns when it is on disk.
     *
     * @param to where each file is then, called by its hash in hexadecimal
     * @throws RefusedException where there are too many, or something that is no file
     */
    public static List<Attachment> take(Path from, Path to) throws IOException {
        List<Path> made = made(from);
        List<Attachment> taken = new ArrayList<>();
        if (!made.isEmpty()) {
            Files.createDirectories(to);
            for (Path file : made) {
                taken.add(take(from, file, to));
            }
            force(to, StandardOpenOption.READ);
        }
        return taken;
    }

    /** Makes a directory that holds nothing. */
    public static Path empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(directory);
    }

    private static List<Path> made(Path from) throws IOException {
        List<Path> made;
        try (Stream<Path> all = Files.walk(from)) {
            made = all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        for (Path path : made) {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new RefusedException(
                        "%s is no file but a link or the like; have the task copy what it means into DRAY_OUT"
                                .formatted(path));
            }
        }
        if (made.size() > MOST) {
            throw new RefusedException(
                    "%d files are in %s, more than the %d a result may have; have the task pack them into one"
                            .formatted(made.size(), from, MOST));
        }
        return made;
    }

    private static Attachment take(Path from, Path file, Path to) throws IOException {
        force(file, StandardOpenOption.WRITE);
        FileId id = FileId.of(file);
        long size = Files.size(file);
        String name = from.relativize(file).toString().replace('/', '-');
        Files.move(file, to.resolve(id.hex()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Attachment.newBuilder()
                .setId(id.toString())
                .setName(name)
                .setMediaType(Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                        .orElse("application/octet-stream"))
                .setSize(size)
                .build();
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel file = FileChannel.open(path, how)) {
            file.force(true);
        }
    }
}
