package dev.dray.memory.daily;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A disk that forgets, when its power is lost, what was not synced: a file is then as long as at its last sync. */
final class UnsyncedDisk implements Disk {
    private final Disk disk = new LocalDisk();
    private final Map<Path, Long> synced = new HashMap<>();

    @Override
    public byte[] read(Path file) throws IOException {
        return disk.read(file);
    }

    @Override
    public void append(Path file, byte[] bytes) throws IOException {
        synced.putIfAbsent(file, (long) disk.read(file).length);
        disk.append(file, bytes);
    }

    @Override
    public void cut(Path file, long length) throws IOException {
        disk.cut(file, length);
    }

    @Override
    public void sync(Path file) throws IOException {
        disk.sync(file);
        synced.put(file, (long) disk.read(file).length);
    }

    void losePower() throws IOException {
        for (var each : synced.entrySet()) {
            disk.cut(each.getKey(), each.getValue());
        }
    }
}
