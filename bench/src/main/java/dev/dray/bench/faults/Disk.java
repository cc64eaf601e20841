package dev.dray.bench.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small disk of its own for one home, in memory, that can be filled up. Needs the right to mount. */
final class Disk implements AutoCloseable {
    private static final String BALLAST = "ballast";
    private static final int MEBIBYTE = 1 << 20;
    private static final int BLOCK = 4_096;

    private final Path place;

    private Disk(Path place) {
        this.place = place;
    }

    static boolean canBeMade(Path somewhere) throws IOException, InterruptedException {
        Path trial = Files.createTempDirectory(somewhere, "disk");
        try {
            mount(trial, MEBIBYTE).close();
            return true;
        } catch (IOException _) {
            return false;
        } finally {
            Files.delete(trial);
        }
    }

    static Disk mount(Path place, long bytes) throws IOException, InterruptedException {
        Files.createDirectories(place);
        Command.run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "dray-faults", place.toString());
        return new Disk(place);
    }

    /** Leaves not one block free. */
    void fill() throws IOException {
        try (FileChannel ballast =
                FileChannel.open(place.resolve(BALLAST), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            pour(ballast, MEBIBYTE);
            pour(ballast, BLOCK);
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(place.resolve(BALLAST));
    }

    /** Copies what is on it to a directory that is not there yet. */
    void copyTo(Path directory) throws IOException, InterruptedException {
        Command.run("cp", "-a", place.toString(), directory.toString());
    }

    /** What is on it is gone then. */
    @Override
    public void close() throws IOException {
        try {
            Command.run("umount", "--lazy", place.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pour(FileChannel ballast, int size) {
        try {
            while (true) {
                ballast.write(ByteBuffer.allocate(size));
            }
        } catch (IOException _) {
            // As full as it gets with pieces of this size.
        }
    }
}
